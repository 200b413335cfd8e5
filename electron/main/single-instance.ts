import { app } from 'electron';
import * as v from 'valibot';
import { limits } from '#protocol';
import { log } from './logging.ts';

/** An updater starts the new version while the one of before is ending, and says so by this. */
const isUpdated = process.env['APPIMAGE_SILENT_INSTALL'] === 'true';
const patience = { tries: 50, everyMs: 200 };

const handedOver = v.object({ link: v.nullable(v.pipe(v.string(), v.maxLength(limits.inviteLink))) });

/**
 * Holds the profile for this process alone. A second start hands its link over and ends.
 * @param link the second start's own link, if it was given one
 * @param onSecondStart called in the first process with the link of the second
 * @returns false in the second process
 */
export function claimProfile(link: string | null, onSecondStart: (link: string | null) => void): boolean {
  // As data and not as arguments: Chromium reorders a second start's command line.
  if (!claim(link)) return false;
  let isEnding = false;
  app.on('before-quit', () => {
    isEnding = true;
  });
  app.on('second-instance', (_event, _arguments, _directory, data) => {
    // The new version, which waits for this one to be gone.
    if (isEnding) return;
    const parsed = v.safeParse(handedOver, data);
    log.info('second start');
    onSecondStart(parsed.success ? parsed.output.link : null);
  });
  return true;
}

function claim(link: string | null): boolean {
  for (let tries = 1; !app.requestSingleInstanceLock({ link }); tries += 1) {
    if (!isUpdated || tries === patience.tries) return false;
    // Nothing else is to be done meanwhile, and nothing may be awaited before the app is ready.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patience.everyMs);
  }
  return true;
}

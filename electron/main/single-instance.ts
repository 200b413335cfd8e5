import { app } from 'electron';
import * as v from 'valibot';
import { limits } from '#protocol';
import { log } from './logging.ts';

const handedOver = v.object({ link: v.nullable(v.pipe(v.string(), v.maxLength(limits.inviteLink))) });

/**
 * Holds the profile for this process alone. A second start hands its link over and ends.
 * @param link the second start's own link, if it was given one
 * @param onSecondStart called in the first process with the link of the second
 * @returns false in the second process
 */
export function claimProfile(link: string | null, onSecondStart: (link: string | null) => void): boolean {
  // As data and not as arguments: Chromium reorders a second start's command line.
  if (!app.requestSingleInstanceLock({ link })) return false;
  app.on('second-instance', (_event, _arguments, _directory, data) => {
    const parsed = v.safeParse(handedOver, data);
    log.info('second start');
    onSecondStart(parsed.success ? parsed.output.link : null);
  });
  return true;
}

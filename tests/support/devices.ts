// Devices as a test wants them: missing, refused, several, and whether one is really let go.
import type { JSHandle, Locator, Page } from '@playwright/test';
import type { App } from './app.ts';

/** The switch for this many of Chromium's own fake cameras; given later than another, it is the one that holds. */
export function cameras(count: number): string[] {
  return [`--use-fake-device-for-media-stream=device-count=${String(count)}`];
}

/**
 * Takes all microphones away from a page that has not asked for one yet, as the engine says that there are
 * none. In the page, because Chromium's fake microphones are always three.
 */
export async function takeMicrophonesAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    Object.assign(mediaDevices, {
      getUserMedia: (wanted: MediaStreamConstraints) =>
        wanted.audio === undefined
          ? open(wanted)
          : Promise.reject(new DOMException('Requested device not found', 'NotFoundError')),
      enumerateDevices: async () => (await list()).filter(({ kind }) => kind !== 'audioinput'),
    });
  });
}

/** Makes the system's answer to every request for a camera or microphone a no, or a yes again. */
export async function answerMediaRequests(app: App, answer: 'yes' | 'no'): Promise<void> {
  await app.electron.evaluate(({ session }, granted) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, reply) => {
      reply(granted);
    });
  }, answer === 'yes');
}

/** The camera track that a <video> shows, kept after the <video> is gone. */
export function trackOf(video: Locator): Promise<JSHandle<MediaStreamTrack | null>> {
  return video.evaluateHandle((element) => {
    if (!(element instanceof HTMLVideoElement) || !(element.srcObject instanceof MediaStream)) return null;
    return element.srcObject.getVideoTracks()[0] ?? null;
  });
}

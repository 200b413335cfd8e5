// Devices as a test wants them: missing, refused, several, and whether one is really let go.
import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';
import { grabFrames } from '../media/grab.ts';
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

/** Lets the system refuse the next screen that is asked for. */
export async function refuseScreens(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getDisplayMedia.bind(mediaDevices);
    mediaDevices.getDisplayMedia = () => {
      mediaDevices.getDisplayMedia = open;
      return Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    };
  });
}

/** The camera track that a <video> shows, kept after the <video> is gone. */
export function trackOf(video: Locator): Promise<JSHandle<MediaStreamTrack | null>> {
  return video.evaluateHandle((element) => {
    if (!(element instanceof HTMLVideoElement) || !(element.srcObject instanceof MediaStream)) return null;
    return element.srcObject.getVideoTracks()[0] ?? null;
  });
}

/**
 * Lets `unplug` and `plugIn` take devices away from a page and give them back, as the engine would tell of it.
 * In the page, because Chromium's fake devices are always there. Before the page has opened any.
 */
export async function followPlugs(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    const unplugged = new Set<string>();
    const opened: MediaStreamTrack[] = [];
    const isThere = ({ label }: { label: string }) => !unplugged.has(label);
    const openOneOfThese = async (wanted: MediaStreamConstraints) => {
      const kind = wanted.video === undefined ? 'audio' : 'video';
      const constraints = wanted[kind];
      const wish = typeof constraints === 'object' ? constraints : {};
      const { deviceId } = wish;
      const exact = typeof deviceId === 'object' && 'exact' in deviceId ? deviceId.exact : null;
      const there = (await list()).filter((each) => each.kind === `${kind}input` && isThere(each));
      const found = there.find((each) => exact === null || each.deviceId === exact);
      if (!found) throw new DOMException('', exact === null ? 'NotFoundError' : 'OverconstrainedError');
      const stream = await open({ [kind]: { ...wish, deviceId: { exact: found.deviceId } } });
      opened.push(...stream.getTracks());
      return stream;
    };
    Object.assign(mediaDevices, {
      // Before permission, devices have no id: the engine asks for it and opens one.
      getUserMedia: async (wanted: MediaStreamConstraints) => {
        if ((await list()).some(({ deviceId }) => deviceId !== '')) return openOneOfThese(wanted);
        const stream = await open(wanted);
        opened.push(...stream.getTracks());
        return stream;
      },
      enumerateDevices: async () => (await list()).filter(isThere),
    });
    const handlePlug = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const label = String(event.detail);
      if (event.type === 'test-plug-in') unplugged.delete(label);
      else unplugged.add(label);
      for (const track of opened.filter((each) => !isThere(each) && each.readyState === 'live')) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      mediaDevices.dispatchEvent(new Event('devicechange'));
    };
    addEventListener('test-plug-in', handlePlug);
    addEventListener('test-unplug', handlePlug);
  });
}

/** Pulls the device of this name out. */
export async function unplug(page: Page, label: string): Promise<void> {
  await tell(page, 'test-unplug', label);
}

/** Plugs it in again. */
export async function plugIn(page: Page, label: string): Promise<void> {
  await tell(page, 'test-plug-in', label);
}

async function tell(page: Page, type: 'test-unplug' | 'test-plug-in', label: string): Promise<void> {
  await page.evaluate(([name, detail]) => dispatchEvent(new CustomEvent(name, { detail })), [
    type,
    label,
  ] as const);
}

/** Asserts that new pictures come; several cameras are of Chromium's own making, and look the same. */
export async function expectToMove(video: Locator): Promise<void> {
  await expect.poll(async () => (await grabFrames(video, { count: 5, timeoutMs: 5_000 })).length).toBe(5);
}

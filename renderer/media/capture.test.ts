import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCamera, openMicrophone } from './capture.ts';

interface Camera {
  id: string;
  /** Opens at no wished size. */
  plainOnly?: boolean;
  taken?: boolean;
}

/** The engine's part: which cameras there are, and all that it was asked for. */
function plugIn(cameras: readonly Camera[], denied = false): MediaTrackConstraints[] {
  const asked: MediaTrackConstraints[] = [];
  const getUserMedia = ({ video, audio }: MediaStreamConstraints): Promise<unknown> => {
    const wanted = video ?? audio;
    if (typeof wanted !== 'object') throw new TypeError();
    asked.push(wanted);
    const fail = (name: string) => Promise.reject(new DOMException('', name));
    if (denied) return fail('NotAllowedError');
    const { deviceId } = wanted;
    const exact = typeof deviceId === 'object' && 'exact' in deviceId ? deviceId.exact : null;
    const found = cameras.find(({ id }) => exact === null || id === exact);
    if (!found) return fail(exact === null ? 'NotFoundError' : 'OverconstrainedError');
    if (found.taken || (found.plainOnly && wanted.width !== undefined)) return fail('NotReadableError');
    return Promise.resolve({ getTracks: () => [found] });
  };
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a camera', () => {
  it('is the picked one, at 1280×720 and 30 frames a second', async () => {
    const asked = plugIn([{ id: 'lid' }, { id: 'desk' }]);
    expect(await openCamera('desk')).toEqual({ ok: true, value: { id: 'desk' } });
    expect(asked).toEqual([
      {
        deviceId: { exact: 'desk' },
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
      },
    ]);
  });

  it('is the picked one as it comes, before it is another one', async () => {
    plugIn([{ id: 'lid' }, { id: 'desk', plainOnly: true }]);
    expect(await openCamera('desk')).toMatchObject({ ok: true, value: { id: 'desk' } });
  });

  it('is another one when the picked one is gone', async () => {
    plugIn([{ id: 'lid' }]);
    expect(await openCamera('desk')).toMatchObject({ ok: true, value: { id: 'lid' } });
  });

  it('is none, and said to be busy, when another program has the picked one', async () => {
    plugIn([{ id: 'lid' }, { id: 'desk', taken: true }]);
    expect(await openCamera('desk')).toEqual({ ok: false, reason: 'busy' });
  });

  it('is missing when there is none', async () => {
    plugIn([]);
    expect(await openCamera('desk')).toEqual({ ok: false, reason: 'missing' });
    expect(await openCamera(null)).toEqual({ ok: false, reason: 'missing' });
  });

  it('is asked for once when it is refused', async () => {
    const asked = plugIn([{ id: 'lid' }], true);
    expect(await openCamera('lid')).toEqual({ ok: false, reason: 'denied' });
    expect(asked).toHaveLength(1);
  });
});

it('opens a microphone with what is to be done to its sound, and without what is not', async () => {
  const asked = plugIn([{ id: 'head' }]);
  const sound = { echoCancellation: true, noiseSuppression: false, autoGainControl: true };
  await openMicrophone(null, sound);
  expect(asked).toEqual([sound]);
});

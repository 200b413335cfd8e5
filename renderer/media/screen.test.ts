import { afterEach, expect, it, vi } from 'vitest';
import { adjustScreen, openScreen } from './screen.ts';

const text = { quality: 'text', height: null, frameRate: 15 } as const;

/** The engine's part of a capture: keeps what it was asked for, refuses what the test refuses. */
function stubCapture(supported: MediaTrackSupportedConstraints = {}) {
  const asked: DisplayMediaStreamOptions[] = [];
  const video = { kind: 'video', contentHint: '' };
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getSupportedConstraints: () => supported,
      getDisplayMedia: (options: DisplayMediaStreamOptions) => {
        asked.push(options);
        return Promise.resolve({ getVideoTracks: () => [video], getAudioTracks: () => [] });
      },
    },
  });
  return { asked, video };
}

function stubTrack(accepts: (constraints: MediaTrackConstraints) => boolean) {
  const applied: MediaTrackConstraints[] = [];
  const track = {
    contentHint: '',
    applyConstraints: (constraints: MediaTrackConstraints) => {
      applied.push(constraints);
      if (accepts(constraints)) return Promise.resolve();
      return Promise.reject(new DOMException('', 'OverconstrainedError'));
    },
  };
  return { track, applied };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('captures text sharp and at few frames, and no sound that is not wanted', async () => {
  const { asked, video } = stubCapture();
  expect(await openScreen(text, false)).toEqual({ ok: true, value: { video, audio: null } });
  expect(video.contentHint).toBe('detail');
  expect(asked).toMatchObject([{ video: { frameRate: { ideal: 15, max: 15 } }, audio: false }]);
});

it('captures sound as it is, without what this page plays where the engine can leave that out', async () => {
  const plain = stubCapture();
  await openScreen(text, true);
  const asIs = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  expect(plain.asked[0]?.audio).toEqual(asIs);
  const able = stubCapture({ restrictOwnAudio: true, suppressLocalAudioPlayback: true });
  await openScreen(text, true);
  expect(able.asked[0]?.audio).toEqual({
    ...asIs,
    restrictOwnAudio: true,
    suppressLocalAudioPlayback: false,
  });
});

it('changes to motion, and lets the height go before the frame rate', async () => {
  const motion = { quality: 'motion', height: 720, frameRate: 60 } as const;
  const able = stubTrack(() => true);
  await adjustScreen(able.track, motion);
  expect(able.track.contentHint).toBe('motion');
  expect(able.applied).toEqual([{ frameRate: { ideal: 60, max: 60 }, height: { max: 720 } }]);

  const unable = stubTrack(({ height }) => height === undefined);
  await adjustScreen(unable.track, motion);
  expect(unable.applied.at(-1)).toEqual({ frameRate: { ideal: 60, max: 60 } });

  const never = stubTrack(() => false);
  await adjustScreen(never.track, text);
  expect(never.track.contentHint).toBe('detail');
});

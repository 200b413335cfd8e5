import { afterEach, describe, expect, it, vi } from 'vitest';
import { adjustScreen, endScreen, openScreen, type CapturedScreen } from './screen.ts';

const text = { quality: 'text', height: null, frameRate: 15 } as const;
const motion = { quality: 'motion', height: 720, frameRate: 60 } as const;

/** A track that keeps what it was told. */
class Track {
  contentHint = '';
  readyState = 'live';
  readonly applied: MediaTrackConstraints[] = [];
  readonly #accepts: (constraints: MediaTrackConstraints) => boolean;

  constructor(accepts: (constraints: MediaTrackConstraints) => boolean) {
    this.#accepts = accepts;
  }

  applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.applied.push(constraints);
    if (this.#accepts(constraints)) return Promise.resolve();
    return Promise.reject(new DOMException('', 'OverconstrainedError'));
  }

  clone(): Track {
    return new Track(this.#accepts);
  }

  stop(): void {
    this.readyState = 'ended';
  }
}

/** The engine's part of a capture: keeps what it was asked for, refuses what the test refuses. */
function stubCapture(
  supported: MediaTrackSupportedConstraints = {},
  accepts: (constraints: MediaTrackConstraints) => boolean = () => true,
) {
  const asked: DisplayMediaStreamOptions[] = [];
  const source = new Track(accepts);
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getSupportedConstraints: () => supported,
      getDisplayMedia: (options: DisplayMediaStreamOptions) => {
        asked.push(options);
        return Promise.resolve({ getVideoTracks: () => [source], getAudioTracks: () => [] });
      },
    },
  });
  return { asked, source };
}

async function opened(...args: Parameters<typeof openScreen>): Promise<CapturedScreen> {
  const result = await openScreen(...args);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a share', () => {
  it('of text is sharp and has few frames, of a source that has some to spare, and no sound unasked', async () => {
    const { asked, source } = stubCapture();
    const { video, audio } = await opened(text, false);
    expect(asked).toMatchObject([{ video: { frameRate: { ideal: 30, max: 30 } }, audio: false }]);
    expect(video).toMatchObject({ contentHint: 'detail', applied: [{ frameRate: { ideal: 15, max: 15 } }] });
    expect([source.applied, audio]).toEqual([[], null]);
  });

  it('of motion has many frames, and the lines that were chosen', async () => {
    const { asked } = stubCapture();
    const { video } = await opened(motion, false);
    expect(asked[0]?.video).toEqual({ frameRate: { ideal: 60, max: 60 } });
    expect(video).toMatchObject({
      contentHint: 'motion',
      applied: [{ frameRate: { ideal: 60, max: 60 }, height: { max: 720 } }],
    });
  });

  it('has its sound as it is, without what this page plays where the engine can leave that out', async () => {
    const unaltered = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const plain = stubCapture();
    await opened(text, true);
    expect(plain.asked[0]?.audio).toEqual(unaltered);
    const able = stubCapture({ restrictOwnAudio: true, suppressLocalAudioPlayback: true });
    await opened(text, true);
    expect(able.asked[0]?.audio).toEqual({
      ...unaltered,
      restrictOwnAudio: true,
      suppressLocalAudioPlayback: false,
    });
  });
});

describe('a share that is adjusted', () => {
  it('goes on in another copy, and the one before ends', async () => {
    const { source } = stubCapture();
    const before = await opened(text, false);
    const after = await adjustScreen(before, motion);
    expect(after.video).toMatchObject({ contentHint: 'motion' });
    endScreen(before, after);
    const states = () => [before.video, after.video, source].map(({ readyState }) => readyState);
    expect(states()).toEqual(['ended', 'live', 'live']);
    endScreen(after);
    expect(states()).toEqual(['ended', 'ended', 'ended']);
  });

  it('lets the height go before the frame rate, and never the hint', async () => {
    stubCapture({}, ({ height }) => height === undefined);
    const unable = await adjustScreen(await opened(text, false), motion);
    expect(unable.video).toMatchObject({
      applied: [expect.anything(), { frameRate: { ideal: 60, max: 60 } }],
    });
    stubCapture({}, () => false);
    const never = await adjustScreen(await opened(text, false), motion);
    expect(never.video.contentHint).toBe('motion');
  });
});

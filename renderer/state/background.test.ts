import { describe, expect, it } from 'vitest';
import { FakeTrack } from '../call/testing/fake-media.ts';
import type { BlurListener } from '../media/blur/blur-camera.ts';
import { Background } from './background.svelte.ts';

interface Blur {
  readonly of: MediaStreamTrack;
  readonly listener: BlurListener;
  readonly track: MediaStreamTrack;
  isClosed: boolean;
}

const track = (name: string): MediaStreamTrack =>
  // Any property that tells one from another.
  Object.assign(new FakeTrack(640, 360), { contentHint: name });

/** A background with a blur that does what the test says. */
function standBefore(isChosen: boolean, isBroken = false) {
  const blurs: Blur[] = [];
  const shown: (MediaStreamTrack | null)[] = [];
  const errors: unknown[] = [];
  const kept = {
    blur: isChosen,
    choose: ({ blur = false }: { blur?: boolean }) => {
      kept.blur = blur;
    },
  };
  const background: Background = new Background({
    kept,
    blur: (of, listener) => {
      if (isBroken) throw new TypeError('no such thing');
      const blur: Blur = { of, listener, track: track('blurred'), isClosed: false };
      blurs.push(blur);
      return { track: blur.track, close: () => (blur.isClosed = true) };
    },
    onPicture: (picture) => shown.push(picture),
    onFailed: (error) => {
      errors.push(error);
      // As the camera does when it is turned off.
      background.handleCamera(null);
    },
  });
  return { background, blurs, shown, errors };
}

const load = { framesPerSecond: 20, msPerFrame: 10, ofOneCore: 0.2 };

describe('without a blur', () => {
  it('shows the camera as it is', () => {
    const { background, blurs, shown } = standBefore(false);
    const camera = track('camera');
    background.handleCamera(camera);
    background.handleCamera(null);
    expect(shown).toEqual([camera, null]);
    expect([blurs, background.status]).toEqual([[], 'off']);
  });
});

it('tells again of what is shown when the camera only says anew how it is doing', () => {
  const { background, shown } = standBefore(false);
  background.handleCamera(track('camera'));
  background.handleCamera(null);
  // None other was found.
  background.handleCamera(null);
  expect(shown.slice(1)).toEqual([null, null]);
});

describe('with a blur', () => {
  it('shows nothing before the first blurred picture, and never the camera', () => {
    const { background, blurs, shown } = standBefore(true);
    background.handleCamera(track('camera'));
    expect([background.picture, background.status]).toEqual([null, 'starting']);
    blurs[0]?.listener.onReady();
    expect([background.picture, background.status]).toEqual([blurs[0]?.track, 'on']);
    expect(shown).toEqual([null, blurs[0]?.track]);
  });

  it('takes the picture away while one that is chosen during a call starts', () => {
    const { background, blurs, shown } = standBefore(false);
    const camera = track('camera');
    background.handleCamera(camera);
    background.choose(true);
    blurs[0]?.listener.onReady();
    background.choose(false);
    expect(shown).toEqual([camera, null, blurs[0]?.track, camera]);
    expect([blurs[0]?.isClosed, background.status]).toEqual([true, 'off']);
  });

  it('goes on with another camera, and ends when the camera is off', () => {
    const { background, blurs } = standBefore(true);
    background.handleCamera(track('lid'));
    background.handleCamera(null);
    const desk = track('desk');
    background.handleCamera(desk);
    expect(blurs.map(({ of, isClosed }) => [of === desk, isClosed])).toEqual([
      [false, true],
      [true, false],
    ]);
    background.handleCamera(null);
    expect([blurs[1]?.isClosed, background.picture, background.status]).toEqual([true, null, 'off']);
  });

  it('says what it costs while it runs', () => {
    const { background, blurs } = standBefore(true);
    background.handleCamera(track('camera'));
    blurs[0]?.listener.onLoad(load);
    expect(background.load).toEqual(load);
    background.choose(false);
    expect(background.load).toBeNull();
  });
});

describe('a blur that fails', () => {
  it('takes the picture away, turns the camera off and is known until the camera is on again', () => {
    const { background, blurs, shown, errors } = standBefore(true);
    const camera = track('camera');
    background.handleCamera(camera);
    blurs[0]?.listener.onReady();
    blurs[0]?.listener.onFailed('broken');
    expect([background.picture, background.status, blurs[0]?.isClosed]).toEqual([null, 'failed', true]);
    expect(errors).toEqual(['broken']);
    expect(shown).not.toContain(camera);
    background.handleCamera(camera);
    expect(background.status).toBe('starting');
  });

  it('fails closed when it cannot even begin', () => {
    const { background, shown, errors } = standBefore(true, true);
    const camera = track('camera');
    background.handleCamera(camera);
    expect([background.picture, background.status, errors.length]).toEqual([null, 'failed', 1]);
    expect(shown).not.toContain(camera);
  });

  it('is forgotten once no blur is wanted', () => {
    const { background } = standBefore(true, true);
    background.handleCamera(track('camera'));
    background.choose(false);
    expect(background.status).toBe('off');
  });
});

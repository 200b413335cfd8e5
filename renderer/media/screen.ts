import { attempt, type Captured } from './attempt.ts';

/** What a share is made for: sharp letters, or smooth movement. */
export type ScreenQuality = 'text' | 'motion';

/** How a screen or window is captured. */
export interface ScreenWish {
  readonly quality: ScreenQuality;
  /** The most lines it may have; null for as many as it has. */
  readonly height: number | null;
  /** The most frames a second. */
  readonly frameRate: number;
}

/** A shared screen or window: its picture, and its sound where the system gives one. */
export interface CapturedScreen {
  readonly video: MediaStreamTrack;
  readonly audio: MediaStreamTrack | null;
  /** What the engine captures, in full: `video` is a copy of it that has what was wished. */
  readonly source: MediaStreamTrack;
}

/**
 * What the source has at least, for a share that becomes one of motion while it goes on. Measured in Chromium: the
 * rate of a source with several tracks (each encoding has its own) is never raised, and the same screen opened a
 * second time has the rate of the first.
 */
const sourceRate = 30;

const hints: Record<ScreenQuality, string> = { text: 'detail', motion: 'motion' };

/**
 * Opens the screen or window that was chosen. A picker that was closed counts as denied.
 * @param wantsSound whether to ask for its sound too; where there is none, there is none in what is captured
 */
export function openScreen(wish: ScreenWish, wantsSound: boolean): Promise<Captured<CapturedScreen>> {
  return attempt(async () => {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: constraintsOf({ height: null, frameRate: Math.max(sourceRate, wish.frameRate) }),
      audio: wantsSound && soundConstraints(navigator.mediaDevices.getSupportedConstraints()),
      systemAudio: 'include',
      surfaceSwitching: 'include',
    });
    const [source] = stream.getVideoTracks();
    if (!source) throw new DOMException('no picture', 'NotFoundError');
    return { video: await copyOf(source, wish), audio: stream.getAudioTracks()[0] ?? null, source };
  });
}

/** The same share, otherwise: in a new track, since whoever has made copies of one keeps them as they were. */
export async function adjustScreen(screen: CapturedScreen, wish: ScreenWish): Promise<CapturedScreen> {
  return { ...screen, video: await copyOf(screen.source, wish) };
}

/** Ends the parts of a share that are no part of the one that takes its place, if any does. */
export function endScreen(screen: CapturedScreen, next: CapturedScreen | null = null): void {
  const kept = [next?.video, next?.audio, next?.source];
  for (const track of [screen.video, screen.audio, screen.source])
    if (!kept.includes(track ?? undefined)) track?.stop();
}

/**
 * What the engine cannot do is let go in this order: the height, then the frame rate; the hint to the encoder
 * always holds.
 */
async function copyOf(source: MediaStreamTrack, wish: ScreenWish): Promise<MediaStreamTrack> {
  const copy = source.clone();
  copy.contentHint = hints[wish.quality];
  for (const constraints of [constraintsOf(wish), constraintsOf({ ...wish, height: null })]) {
    if ((await attempt(() => copy.applyConstraints(constraints))).ok) break;
  }
  return copy;
}

function constraintsOf({ height, frameRate }: Omit<ScreenWish, 'quality'>): MediaTrackConstraints {
  return {
    frameRate: { ideal: frameRate, max: frameRate },
    ...(height !== null && { height: { max: height } }),
  };
}

/**
 * The sound is music or a film, which the clean-up of voices would spoil. Without `restrictOwnAudio`, the others
 * would hear themselves in it. Whoever shares goes on hearing it.
 */
function soundConstraints(supported: MediaTrackSupportedConstraints): MediaTrackConstraints {
  return {
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    ...(supported.restrictOwnAudio && { restrictOwnAudio: true }),
    ...(supported.suppressLocalAudioPlayback && { suppressLocalAudioPlayback: false }),
  };
}

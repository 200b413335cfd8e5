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
  video: MediaStreamTrack;
  audio: MediaStreamTrack | null;
}

/**
 * Opens the screen or window that was chosen. A picker that was closed counts as denied.
 * @param wantsSound whether to ask for its sound too; where there is none, there is none in what is captured
 */
export function openScreen(wish: ScreenWish, wantsSound: boolean): Promise<Captured<CapturedScreen>> {
  return attempt(async () => {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: constraintsOf(wish),
      audio: wantsSound && soundConstraints(navigator.mediaDevices.getSupportedConstraints()),
      systemAudio: 'include',
      surfaceSwitching: 'include',
    });
    const [video] = stream.getVideoTracks();
    if (!video) throw new DOMException('no picture', 'NotFoundError');
    video.contentHint = hints[wish.quality];
    return { video, audio: stream.getAudioTracks()[0] ?? null };
  });
}

/**
 * Captures it otherwise from now on. What the engine cannot do is let go in this order: the height, then the
 * frame rate; the hint to the encoder always holds.
 */
export async function adjustScreen(
  video: Pick<MediaStreamTrack, 'contentHint' | 'applyConstraints'>,
  wish: ScreenWish,
): Promise<void> {
  video.contentHint = hints[wish.quality];
  for (const constraints of [constraintsOf(wish), constraintsOf({ ...wish, height: null })]) {
    if ((await attempt(() => video.applyConstraints(constraints))).ok) return;
  }
}

const hints: Record<ScreenQuality, string> = { text: 'detail', motion: 'motion' };

function constraintsOf({ height, frameRate }: ScreenWish): MediaTrackConstraints {
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

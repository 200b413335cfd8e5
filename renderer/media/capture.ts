/** Why there is no picture or sound. */
export type CaptureFailure = 'missing' | 'denied' | 'busy' | 'failed';
export type Captured<T> = { ok: true; value: T } | { ok: false; reason: CaptureFailure };

/** A shared screen or window: its picture, and its sound where the system gives one. */
export interface CapturedScreen {
  video: MediaStreamTrack;
  audio: MediaStreamTrack | null;
}

const reasons: Record<string, CaptureFailure> = {
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/**
 * Opens a camera at 1280×720 and 30 frames a second where it can.
 * @param deviceId the camera to use; the default one when null or gone
 */
export function openCamera(deviceId: string | null): Promise<Captured<MediaStreamTrack>> {
  return firstTrack({
    video: { ...prefer(deviceId), width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  });
}

/**
 * Opens a microphone with echo cancellation, noise suppression and gain control.
 * @param deviceId the microphone to use; the default one when null or gone
 */
export function openMicrophone(deviceId: string | null): Promise<Captured<MediaStreamTrack>> {
  return firstTrack({
    audio: { ...prefer(deviceId), echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
}

/** Opens the screen or window that was chosen. A picker that was closed counts as denied. */
export async function openScreen(): Promise<Captured<CapturedScreen>> {
  return attempt(async () => {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      // Text is what most screens show: sharp rather than smooth, and every viewer costs an encoder.
      video: { frameRate: { ideal: 15 } },
      audio: true,
    });
    const [video] = stream.getVideoTracks();
    if (!video) throw new DOMException('no picture', 'NotFoundError');
    video.contentHint = 'detail';
    return { video, audio: stream.getAudioTracks()[0] ?? null };
  });
}

function prefer(deviceId: string | null): MediaTrackConstraints {
  return deviceId === null ? {} : { deviceId: { ideal: deviceId } };
}

function firstTrack(constraints: MediaStreamConstraints): Promise<Captured<MediaStreamTrack>> {
  return attempt(async () => {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('no track', 'NotFoundError');
    return track;
  });
}

async function attempt<T>(open: () => Promise<T>): Promise<Captured<T>> {
  try {
    return { ok: true, value: await open() };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return { ok: false, reason: reasons[name] ?? 'failed' };
  }
}

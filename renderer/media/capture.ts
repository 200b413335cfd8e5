import { attempt, type Captured, type CaptureFailure } from './attempt.ts';

/** What is wished of a device beyond which one it is. None of it is worth having no picture or sound. */
const cameraWishes: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};
/** What is to be done to a microphone's sound; what is false is not done. */
export type SoundWishes = Readonly<
  Record<'echoCancellation' | 'noiseSuppression' | 'autoGainControl', boolean>
>;

/**
 * Opens a camera at 1280×720 and 30 frames a second where it can.
 * @param deviceId the camera to use; another one when null or gone
 */
export function openCamera(deviceId: string | null): Promise<Captured<MediaStreamTrack>> {
  return openDevice('video', deviceId, cameraWishes);
}

/**
 * Opens a microphone.
 * @param deviceId the microphone to use; another one when null or gone
 * @param sound what is done to its sound. An engine does not change that of a microphone that is open: it is opened anew
 */
export function openMicrophone(
  deviceId: string | null,
  sound: SoundWishes,
): Promise<Captured<MediaStreamTrack>> {
  return openDevice('audio', deviceId, { ...sound });
}

/**
 * What cannot be had is let go in this order: size, rate and processing first, then which device. The device is
 * asked for exactly, as a wish for it would be weighed against the others: a camera that is near 1280×720 would
 * be taken for the one that was picked. One that is there but does not open is not replaced: the person is told.
 */
async function openDevice(
  kind: 'video' | 'audio',
  deviceId: string | null,
  wishes: MediaTrackConstraints,
): Promise<Captured<MediaStreamTrack>> {
  const devices = deviceId === null ? [{}] : [{ deviceId: { exact: deviceId } }, {}];
  let reason: CaptureFailure = 'missing';
  for (const device of devices) {
    for (const wished of [wishes, {}]) {
      const opened = await firstTrack({ [kind]: { ...device, ...wished } });
      if (opened.ok || opened.reason === 'denied') return opened;
      reason = opened.reason;
    }
    if (reason !== 'missing') break;
  }
  return { ok: false, reason };
}

function firstTrack(constraints: MediaStreamConstraints): Promise<Captured<MediaStreamTrack>> {
  return attempt(async () => {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    const [track] = stream.getTracks();
    if (!track) throw new DOMException('no track', 'NotFoundError');
    return track;
  });
}

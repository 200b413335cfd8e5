/** A camera, microphone or speaker a person can pick. */
export interface Device {
  id: string;
  /** The system's name for it; empty until the permission for its kind was given. */
  label: string;
}

export interface Devices {
  cameras: Device[];
  microphones: Device[];
  speakers: Device[];
}

/** Lists what is plugged in. Engines list a nameless device per kind before permission: those are left out. */
export async function listDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  const ofKind = (kind: MediaDeviceKind): Device[] =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return {
    cameras: ofKind('videoinput'),
    microphones: ofKind('audioinput'),
    speakers: ofKind('audiooutput'),
  };
}

/**
 * Calls back when something is plugged in or out.
 * @returns a function that stops listening
 */
export function onDevicesChanged(listener: () => void): () => void {
  navigator.mediaDevices.addEventListener('devicechange', listener);
  return () => {
    navigator.mediaDevices.removeEventListener('devicechange', listener);
  };
}

/** Whether the engine can play through another speaker than the system's default. */
export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

/** Whether this stands for whichever device the system has chosen, and is listed besides that one. */
export function isAlias({ id }: Device): boolean {
  return id === 'default' || id === 'communications';
}

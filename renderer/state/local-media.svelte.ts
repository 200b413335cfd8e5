import { Emitter } from '../call/emitter.ts';
import { openCamera, openMicrophone, type Captured, type CaptureFailure } from '../media/capture.ts';
import { listDevices, onDevicesChanged, type Devices } from '../media/devices.ts';
import { measureLevel } from '../media/level-meter.ts';
import type { Profile } from './profile.svelte.ts';

export type DeviceKind = 'camera' | 'microphone';
export type DeviceStatus = 'off' | 'starting' | 'on' | CaptureFailure;

const open: Record<DeviceKind, (id: string | null) => Promise<Captured<MediaStreamTrack>>> = {
  camera: openCamera,
  microphone: openMicrophone,
};

/** This person's camera and microphone, before and during a call. Camera off releases it; mute keeps it open. */
export class LocalMedia extends Emitter<{ track: { kind: DeviceKind; track: MediaStreamTrack | null } }> {
  readonly #profile: Profile;
  #status = $state<Record<DeviceKind, DeviceStatus>>({ camera: 'off', microphone: 'off' });
  #tracks = $state.raw<Record<DeviceKind, MediaStreamTrack | null>>({ camera: null, microphone: null });
  #devices = $state.raw<Devices>({ cameras: [], microphones: [], speakers: [] });
  #level = $state(0);
  readonly #preview = $derived(this.#tracks.camera ? new MediaStream([this.#tracks.camera]) : null);
  #stopMeter: (() => void) | null = null;
  #stopWatching: (() => void) | null = null;
  // Counts openings, so that one which was overtaken by a newer wish is dropped when it comes.
  readonly #wish: Record<DeviceKind, number> = { camera: 0, microphone: 0 };

  constructor(profile: Profile) {
    super();
    this.#profile = profile;
  }

  get camera(): DeviceStatus {
    return this.#status.camera;
  }

  get microphone(): DeviceStatus {
    return this.#status.microphone;
  }

  get devices(): Devices {
    return this.#devices;
  }

  /** The camera's picture, null while it is off. */
  get preview(): MediaStream | null {
    return this.#preview;
  }

  /** How loud the microphone is, 0 to 1. */
  get level(): number {
    return this.#level;
  }

  /** The device in use, by id. */
  selected(kind: DeviceKind): string | null {
    return this.#tracks[kind]?.getSettings().deviceId ?? this.#profile[kind];
  }

  track(kind: DeviceKind): MediaStreamTrack | null {
    return this.#tracks[kind];
  }

  /** Opens both devices and keeps the list of devices current. What cannot be opened says so in its status. */
  async start(): Promise<void> {
    this.#stopWatching ??= onDevicesChanged(() => void this.#refreshDevices());
    await Promise.all([this.turnOn('camera'), this.turnOn('microphone')]);
    await this.#refreshDevices();
  }

  async turnOn(kind: DeviceKind): Promise<void> {
    const kept = this.#tracks[kind];
    if (kept) {
      kept.enabled = true;
      this.#set(kind, kept, 'on');
      return;
    }
    await this.#open(kind);
  }

  turnOff(kind: DeviceKind): void {
    this.#wish[kind] += 1;
    const track = this.#tracks[kind];
    if (kind === 'microphone' && track) {
      track.enabled = false;
      this.#set(kind, track, 'off');
      return;
    }
    track?.stop();
    this.#set(kind, null, 'off');
  }

  /** Turns a device on or off, whichever it is not. */
  async toggle(kind: DeviceKind): Promise<void> {
    if (this.#status[kind] === 'on' || this.#status[kind] === 'starting') this.turnOff(kind);
    else await this.turnOn(kind);
  }

  /** Picks a device; when this kind is on, it is used at once. */
  async select(kind: DeviceKind, id: string): Promise<void> {
    this.#profile.setDevice(kind, id);
    const isOff = this.#status[kind] === 'off';
    this.#tracks[kind]?.stop();
    this.#set(kind, null, this.#status[kind]);
    if (!isOff) await this.#open(kind);
  }

  /** Releases both devices. */
  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    for (const kind of ['camera', 'microphone'] as const) {
      this.#wish[kind] += 1;
      this.#tracks[kind]?.stop();
      this.#set(kind, null, 'off');
    }
  }

  async #open(kind: DeviceKind): Promise<void> {
    const wish = ++this.#wish[kind];
    this.#status[kind] = 'starting';
    const opened = await open[kind](this.#profile[kind]);
    if (wish !== this.#wish[kind]) {
      if (opened.ok) opened.value.stop();
      return;
    }
    if (!opened.ok) {
      this.#set(kind, null, opened.reason);
      return;
    }
    opened.value.onended = () => {
      if (this.#tracks[kind] === opened.value) this.#set(kind, null, 'missing');
    };
    this.#set(kind, opened.value, 'on');
    await this.#refreshDevices();
  }

  #set(kind: DeviceKind, track: MediaStreamTrack | null, status: DeviceStatus): void {
    this.#status[kind] = status;
    if (track !== this.#tracks[kind]) {
      this.#tracks = { ...this.#tracks, [kind]: track };
      if (kind === 'microphone') this.#meter(track);
    }
    this.emit('track', { kind, track });
  }

  #meter(track: MediaStreamTrack | null): void {
    this.#stopMeter?.();
    this.#level = 0;
    this.#stopMeter = track
      ? measureLevel(track, (level) => {
          this.#level = level;
        })
      : null;
  }

  async #refreshDevices(): Promise<void> {
    this.#devices = await listDevices();
  }
}

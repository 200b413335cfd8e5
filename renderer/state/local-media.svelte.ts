import { Emitter } from '../call/emitter.ts';
import { openCamera, openMicrophone } from '../media/capture.ts';
import { listDevices, onDevicesChanged, type Devices } from '../media/devices.ts';
import { Background } from './background.svelte.ts';
import { LocalDevice, type DeviceStatus as StatusOfDevice } from './local-device.svelte.ts';
import { MicrophoneLevel } from './microphone-level.svelte.ts';
import type { Profile } from './profile.svelte.ts';

/** `blur-failed`: the camera is off, since its background was to be blurred and could not be. */
export type DeviceStatus = StatusOfDevice | 'blur-failed';
export type DeviceKind = 'camera' | 'microphone';

const kinds: readonly DeviceKind[] = ['camera', 'microphone'];
const lists = { camera: 'cameras', microphone: 'microphones' } as const;

type LocalMediaEvents = {
  track: { kind: DeviceKind; track: MediaStreamTrack | null };
  /** Devices were plugged in or out, or got their names. */
  devices: { before: Devices; now: Devices };
};

/** This person's camera and microphone, before and during a call. Camera off releases it; mute keeps it open. */
export class LocalMedia extends Emitter<LocalMediaEvents> {
  readonly #profile: Profile;
  readonly #local: Record<DeviceKind, LocalDevice>;
  readonly background: Background;
  #devices = $state.raw<Devices>({ cameras: [], microphones: [], speakers: [] });
  readonly #microphoneLevel = new MicrophoneLevel();
  readonly #preview = $derived.by(() => {
    const track = this.track('camera');
    return track ? new MediaStream([track]) : null;
  });
  #stopWatching: (() => void) | null = null;

  constructor(profile: Profile) {
    super();
    this.#profile = profile;
    this.background = this.#createBackground();
    this.#local = { camera: this.#createDevice('camera'), microphone: this.#createDevice('microphone') };
  }

  get camera(): DeviceStatus {
    const { status } = this.#local.camera;
    const { status: blur } = this.background;
    if (status === 'on' && blur === 'starting') return 'starting';
    return status === 'off' && blur === 'failed' ? 'blur-failed' : status;
  }

  get microphone(): DeviceStatus {
    return this.#local.microphone.status;
  }

  get devices(): Devices {
    return this.#devices;
  }

  /** The camera's picture, null while it is off. */
  get preview(): MediaStream | null {
    return this.#preview;
  }

  /** How loud the microphone is, 0 to 1, as a meter shows it. */
  get level(): number {
    return this.#microphoneLevel.level.peak;
  }

  /** How loud the others get it, as their receivers would say. */
  get power(): number {
    return this.microphone === 'on' ? this.#microphoneLevel.level.power : 0;
  }

  /** The device in use, by id. */
  selected(kind: DeviceKind): string | null {
    return this.#local[kind].selected;
  }

  /** What is shown and sent of a device: of the camera, its picture with or without the background. */
  track(kind: DeviceKind): MediaStreamTrack | null {
    return kind === 'camera' ? this.background.picture : this.#local.microphone.track;
  }

  /** The name of the device that is used in place of one that was unplugged. */
  standIn(kind: DeviceKind): string | null {
    return this.#local[kind].standIn;
  }

  /** The person knows of the stand-in. */
  dismissStandIn(kind: DeviceKind): void {
    this.#local[kind].dismiss();
  }

  /** Chooses what is done to the microphone's sound; one that is open is opened anew with it. */
  async setSound(change: Partial<Profile['sound']>): Promise<void> {
    this.#profile.choose({ sound: { ...this.#profile.sound, ...change } });
    await this.#local.microphone.change();
  }

  /** Keeps the list of devices current, without opening any. */
  async watch(): Promise<void> {
    this.#stopWatching ??= onDevicesChanged(() => void this.#handleDevicesChanged());
    await this.#refreshDevices();
  }

  /**
   * Opens both devices and keeps the list of devices current. What cannot be opened says so in its status.
   * @param wanted which to open
   */
  async start(
    wanted: Readonly<Record<DeviceKind, boolean>> = { camera: true, microphone: true },
  ): Promise<void> {
    this.#stopWatching ??= onDevicesChanged(() => void this.#handleDevicesChanged());
    await Promise.all(kinds.filter((kind) => wanted[kind]).map((kind) => this.turnOn(kind)));
    await this.#refreshDevices();
  }

  /** In a room, a device that did not work before comes on by itself no more: nobody is seen by surprise. */
  handleEntered(): void {
    for (const kind of kinds) this.#local[kind].giveUp();
  }

  async turnOn(kind: DeviceKind): Promise<void> {
    await this.#local[kind].turnOn();
  }

  turnOff(kind: DeviceKind): void {
    this.#local[kind].turnOff();
  }

  /** Turns a device on or off, whichever it is not. */
  async toggle(kind: DeviceKind): Promise<void> {
    await this.#local[kind].toggle();
  }

  /** Picks a device; when this kind is on, it is used at once. */
  async select(kind: DeviceKind, id: string): Promise<void> {
    this.#profile.setDevice(kind, id);
    await this.#local[kind].change();
  }

  /** Releases both devices. */
  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    for (const kind of kinds) this.#local[kind].stop();
  }

  #createDevice(kind: DeviceKind): LocalDevice {
    return new LocalDevice({
      open: (id) => (kind === 'camera' ? openCamera(id) : openMicrophone(id, this.#profile.sound)),
      picked: () => this.#profile[kind],
      isMutedOpen: kind === 'microphone',
      onChange: (track) => {
        if (kind === 'camera') {
          this.background.handleCamera(track);
          return;
        }
        this.#microphoneLevel.handleTrack(track);
        this.emit('track', { kind, track });
      },
      onOpened: () => this.#refreshDevices(),
    });
  }

  #createBackground(): Background {
    return new Background({
      kept: this.#profile,
      onPicture: (track) => this.emit('track', { kind: 'camera', track }),
      onFailed: (error) => {
        console.warn('blur', error);
        this.turnOff('camera');
      },
    });
  }

  async #handleDevicesChanged(): Promise<void> {
    const before = this.#devices;
    await this.#refreshDevices();
    const now = this.#devices;
    await Promise.all(
      kinds.map((kind) => this.#local[kind].handleDevices(before[lists[kind]], now[lists[kind]])),
    );
  }

  async #refreshDevices(): Promise<void> {
    const before = this.#devices;
    this.#devices = await listDevices();
    this.emit('devices', { before, now: this.#devices });
  }
}

import type { Captured, CaptureFailure } from '../media/attempt.ts';
import type { Device } from '../media/devices.ts';
import { needsReopening } from './hot-plug.ts';

export type DeviceStatus = 'off' | 'starting' | 'on' | CaptureFailure;

export interface LocalDeviceOptions {
  open: (id: string | null) => Promise<Captured<MediaStreamTrack>>;
  /** The one that was picked. */
  picked: () => string | null;
  /** Off is mute: it stays open, so that it is on again at once. */
  isMutedOpen: boolean;
  /** Status or track changed. */
  onChange: (track: MediaStreamTrack | null) => void;
  onOpened: () => Promise<void>;
}

/** This person's camera, or microphone: on or off, and which one, while devices come and go. */
export class LocalDevice {
  readonly #options: LocalDeviceOptions;
  #status = $state<DeviceStatus>('off');
  #track = $state.raw<MediaStreamTrack | null>(null);
  #standIn = $state<string | null>(null);
  #inUse: Device | null = null;
  #lost: Device | null = null;
  // The person wants it on, whether or not it is.
  #isWanted = false;
  // Counts openings, so that one which was overtaken by a newer wish is dropped when it comes.
  #wish = 0;

  constructor(options: LocalDeviceOptions) {
    this.#options = options;
  }

  get status(): DeviceStatus {
    return this.#status;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** The device in use, by id. */
  get selected(): string | null {
    return this.#track?.getSettings().deviceId ?? this.#options.picked();
  }

  /** The name of the device that is used in place of one that was unplugged; null while all is as it was. */
  get standIn(): string | null {
    return this.#standIn;
  }

  async turnOn(): Promise<void> {
    if (!this.#track) return this.#open();
    this.#isWanted = true;
    this.#track.enabled = true;
    this.#set(this.#track, 'on');
  }

  turnOff(): void {
    this.#isWanted = false;
    this.#wish += 1;
    const track = this.#track;
    if (track && this.#options.isMutedOpen) {
      track.enabled = false;
      this.#set(track, 'off');
    } else this.#release('off');
  }

  /** Turns it on or off, whichever it is not. */
  async toggle(): Promise<void> {
    if (this.#status === 'on' || this.#status === 'starting') this.turnOff();
    else await this.turnOn();
  }

  /** Uses what is picked now, at once when it is on. */
  async change(): Promise<void> {
    this.#lost = null;
    this.#standIn = null;
    await this.#reopen();
  }

  /** Takes it as it is: what is used in place of another is not worth words any more. */
  dismiss(): void {
    this.#standIn = null;
  }

  /** From here on, what has not worked so far comes on only when it is asked for again. */
  giveUp(): void {
    if (this.#status !== 'on' && this.#status !== 'starting') this.#isWanted = false;
  }

  /** Something of this kind was plugged in or out. */
  async handleDevices(before: readonly Device[], now: readonly Device[]): Promise<void> {
    const home = this.#options.picked() ?? this.#lost?.id ?? null;
    const hasFailed =
      this.#isWanted && !this.#track && this.#status !== 'starting' && this.#status !== 'denied';
    const inUse = this.#track && this.#inUse;
    if (needsReopening({ before, now, inUse, home, hasFailed })) await this.#reopen();
  }

  /** Releases it. */
  stop(): void {
    this.#isWanted = false;
    this.#wish += 1;
    this.#lost = null;
    this.#standIn = null;
    this.#release('off');
  }

  async #reopen(): Promise<void> {
    const isOff = this.#status === 'off';
    this.#release(this.#status);
    if (!isOff) await this.#open();
  }

  async #open(): Promise<void> {
    const wish = ++this.#wish;
    this.#isWanted = true;
    this.#status = 'starting';
    const opened = await this.#options.open(this.#options.picked() ?? this.#lost?.id ?? null);
    if (wish !== this.#wish) {
      if (opened.ok) opened.value.stop();
      return;
    }
    if (!opened.ok) {
      this.#set(null, opened.reason);
      return;
    }
    const track = opened.value;
    track.onended = () => void this.#handleEnded(track);
    this.#inUse = { id: track.getSettings().deviceId ?? '', label: track.label };
    this.#compareWithLost(this.#inUse);
    this.#set(track, 'on');
    await this.#options.onOpened();
  }

  #compareWithLost({ id, label }: Device): void {
    if (!this.#lost) return;
    const isBack = id === this.#lost.id && label === this.#lost.label;
    if (isBack) this.#lost = null;
    this.#standIn = isBack ? null : label;
  }

  /** It was unplugged: another takes its place, unless it is off. */
  async #handleEnded(track: MediaStreamTrack): Promise<void> {
    if (this.#track !== track) return;
    this.#lost ??= this.#inUse;
    await this.#reopen();
  }

  #release(status: DeviceStatus): void {
    this.#track?.stop();
    this.#set(null, status);
  }

  #set(track: MediaStreamTrack | null, status: DeviceStatus): void {
    this.#status = status;
    this.#track = track;
    this.#options.onChange(track);
  }
}

import { startTestTone } from '../media/test-tone.ts';
import { canChooseSpeaker, isAlias, type Device } from '../media/devices.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import type { Profile } from './profile.svelte.ts';

type KeptChoice = Pick<Profile, 'speaker' | 'setDevice'>;
type DeviceList = Pick<LocalMedia, 'devices' | 'on'>;

/** Where the sound of a call comes out. */
export class Playout {
  readonly #profile: KeptChoice;
  readonly #media: DeviceList;
  // A speaker that is listed and cannot be used all the same.
  #refused = $state<string | null>(null);
  #standIn = $state<string | null>(null);
  #isLost = false;
  #tone = $state.raw<MediaStream | null>(null);

  constructor(profile: KeptChoice, media: DeviceList) {
    this.#profile = profile;
    this.#media = media;
    media.on('devices', ({ before, now }) => {
      this.#handleDevices(before.speakers, now.speakers);
    });
  }

  /** What there is to choose from; empty where there is no choice. */
  get choices(): readonly Device[] {
    const { speakers } = this.#media.devices;
    return canChooseSpeaker() && speakers.filter((each) => !isAlias(each)).length > 1 ? speakers : [];
  }

  /** For `setSinkId`: what was picked while it is there, else empty, which is the system's choice. */
  get sinkId(): string {
    const { speaker } = this.#profile;
    const isThere = this.#media.devices.speakers.some(({ id }) => id === speaker);
    return speaker !== null && isThere && speaker !== this.#refused && canChooseSpeaker() ? speaker : '';
  }

  /** The one in use, by its id in `choices`. */
  get selected(): string | null {
    return this.sinkId || (this.#media.devices.speakers[0]?.id ?? null);
  }

  /** The name of the speaker that is used in place of one that was unplugged; null while all is as it was. */
  get standIn(): string | null {
    return this.#standIn;
  }

  /** A tone to be played through this speaker; null while none is. */
  get tone(): MediaStream | null {
    return this.#tone;
  }

  /** Begins the tone, unless it sounds already. Settles when it is over. */
  async test(): Promise<void> {
    if (this.#tone) return;
    const tone = startTestTone();
    this.#tone = tone.stream;
    await tone.over;
    this.#tone = null;
  }

  /** Picks a speaker. */
  select(id: string): void {
    this.#profile.setDevice('speaker', id);
    this.#refused = null;
    this.#standIn = null;
    this.#isLost = false;
  }

  /** The person knows of the stand-in. */
  dismissStandIn(): void {
    this.#standIn = null;
  }

  /** The engine would not play through this speaker: the system's choice takes its place. */
  handleRefused(id: string): void {
    if (id !== this.sinkId) return;
    this.#refused = id;
    this.#fallBack(this.#media.devices.speakers);
  }

  #handleDevices(before: readonly Device[], now: readonly Device[]): void {
    const { speaker } = this.#profile;
    const has = (list: readonly Device[]) => list.some(({ id }) => id === speaker);
    if (has(before) && !has(now)) {
      this.#fallBack(now);
    } else if (!has(before) && has(now)) {
      this.#refused = null;
      if (this.#isLost) this.#standIn = null;
      this.#isLost = false;
    }
  }

  #fallBack(speakers: readonly Device[]): void {
    this.#isLost = true;
    this.#standIn = speakers.find(({ id }) => id !== this.#profile.speaker)?.label ?? null;
  }
}

import { cleanName, limits } from '#protocol';
import { defaultSettings, type Settings } from '#ipc';
import type { SettingsStore } from '../desktop/settings-store.ts';

export type Locale = 'ko' | 'en';

/** Who this person is, and what they chose. Every change is kept for the next start. */
export class Profile {
  readonly #store: SettingsStore;
  readonly #systemLanguage: string;
  // Raw: it is replaced whole, and what goes over a bridge cannot be a proxy.
  #settings = $state.raw<Settings>(defaultSettings);

  constructor(store: SettingsStore, systemLanguage: string) {
    this.#store = store;
    this.#systemLanguage = systemLanguage;
  }

  /**
   * Reads what was kept.
   * @param guess the name to offer when none was ever set
   * @param given the name for this start only
   */
  async load(guess: string, given: string | null): Promise<void> {
    const kept = await this.#store.read();
    const name = given ?? kept.name ?? cleanName(guess).slice(0, limits.name);
    this.#settings = { ...kept, name };
  }

  /** Empty until the person has one. */
  get name(): string {
    return this.#settings.name ?? '';
  }

  /** The colour to be shown in; null for the one that is guessed from who this is. */
  get colour(): Settings['colour'] {
    return this.#settings.colour;
  }

  get language(): Settings['language'] {
    return this.#settings.language;
  }

  /** The language that words are shown in. */
  get locale(): Locale {
    const { language } = this.#settings;
    if (language !== 'system') return language;
    return this.#systemLanguage.toLowerCase().startsWith('ko') ? 'ko' : 'en';
  }

  get camera(): string | null {
    return this.#settings.camera;
  }

  get microphone(): string | null {
    return this.#settings.microphone;
  }

  get speaker(): string | null {
    return this.#settings.speaker;
  }

  /** What is behind the person is blurred. */
  get blur(): boolean {
    return this.#settings.blur;
  }

  /** What is done to the microphone's sound. */
  get sound(): Settings['sound'] {
    return this.#settings.sound;
  }

  get appearance(): Settings['appearance'] {
    return this.#settings.appearance;
  }

  /** A room is dark whatever the appearance. */
  get darkRoom(): boolean {
    return this.#settings.darkRoom;
  }

  /** Whether keys without Mod do something in a room. */
  get singleKeys(): boolean {
    return this.#settings.singleKeys;
  }

  /** The port to host on; null for any that is free. */
  get port(): number | null {
    return this.#settings.port;
  }

  /** The network interface to host on; null for all. */
  get hostInterface(): string | null {
    return this.#settings.hostInterface;
  }

  /** The keys that mute while another app has the focus, as Electron writes them; null for none. */
  get muteKeys(): Settings['muteKeys'] {
    return this.#settings.muteKeys;
  }

  /** What is told by a notification. */
  get notifications(): Settings['notifications'] {
    return this.#settings.notifications;
  }

  /** Whether a small window shows the call while the window is hidden. */
  get miniWindow(): boolean {
    return this.#settings.miniWindow;
  }

  /** Where updates are looked for; null for nowhere. */
  get updateAddress(): Settings['updateAddress'] {
    return this.#settings.updateAddress;
  }

  /** STUN and TURN servers beside those that a room's server gives. */
  get ice(): Settings['ice'] {
    return this.#settings.ice;
  }

  /** @returns false when nothing is left of the name once it is cleaned */
  setName(text: string): boolean {
    const name = cleanName(text).slice(0, limits.name);
    if (name === '') return false;
    this.#change({ name });
    return true;
  }

  setLanguage(language: Settings['language']): void {
    this.#change({ language });
  }

  /** Takes what was chosen in the settings, at once. */
  choose(change: Partial<Omit<Settings, 'name' | 'language'>>): void {
    this.#change(change);
  }

  setDevice(kind: 'camera' | 'microphone' | 'speaker', id: string): void {
    this.#change({ [kind]: id });
  }

  #change(change: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#store.write(change).catch((error: unknown) => {
      // The choice holds for this run; only the next start will not know it.
      console.warn('settings not kept', error);
    });
  }
}

import { userInfo } from 'node:os';
import { app } from 'electron';
import * as v from 'valibot';
import { cleanName, participantName } from '#protocol';
import { defaultSettings, settings as schema, type AppInfo, type Settings } from '#ipc';
import type { Options } from './options.ts';
import { hasSystemAudio } from './screen-capture.ts';
import { Stored } from './stored.ts';

/** A language that the app speaks. */
export type Locale = Exclude<Settings['language'], 'system'>;

/** Who follows the settings. */
export interface SettingsListener {
  /** Told what is chosen, at once and with every change. */
  onChange: (settings: Settings) => void;
  /** See Stored. */
  onUnreadable: (file: string | null) => void;
}

/** What the person chose, remembered between starts. */
export class SettingsStore {
  readonly #stored: Stored<typeof schema>;
  readonly #onChange: SettingsListener['onChange'];
  #language: Options['language'];

  /**
   * @param directory the profile
   * @param language the language of the command line, which stands until another is chosen and is not kept
   */
  constructor(
    directory: string,
    language: Options['language'],
    { onChange, onUnreadable }: SettingsListener,
  ) {
    this.#stored = new Stored(directory, 'settings', schema, defaultSettings, onUnreadable);
    this.#language = language;
    this.#onChange = onChange;
    onChange(this.#stored.value);
  }

  read(): Settings {
    const { value } = this.#stored;
    return this.#language === null ? value : { ...value, language: this.#language };
  }

  /** The language that the person is spoken to in. */
  get locale(): Locale {
    const { language } = this.read();
    if (language !== 'system') return language;
    return systemLanguage().toLowerCase().startsWith('ko') ? 'ko' : 'en';
  }

  /** The port to host on, where one was chosen. */
  get port(): number | null {
    return this.#stored.value.port;
  }

  /** The network interface to host on, where one was chosen. */
  get hostInterface(): string | null {
    return this.#stored.value.hostInterface;
  }

  write(change: { [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    if (change.language !== undefined) this.#language = null;
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    this.#stored.value = v.parse(schema, { ...this.#stored.value, ...Object.fromEntries(given) });
    this.#onChange(this.#stored.value);
    return this.read();
  }
}

/**
 * What the page may know about the app and how it was started.
 * @param language the language of the command line, which stands for the system's
 */
export function appInfo(launch: AppInfo['launch'], language: Options['language']): AppInfo {
  return {
    version: app.getVersion(),
    engine: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}`,
    platform: process.platform,
    accountName: accountName(),
    systemLanguage: language ?? systemLanguage(),
    systemAudio: hasSystemAudio,
    launch,
  };
}

/** BCP 47 tag. */
function systemLanguage(): string {
  const [preferred = app.getLocale()] = app.getPreferredSystemLanguages();
  return preferred;
}

/** The account's name as a first guess; empty when there is none that could be shown. */
function accountName(): string {
  try {
    const name = cleanName(userInfo().username);
    return v.is(participantName, name) ? name : '';
  } catch {
    // No entry for this account, as in some containers.
    return '';
  }
}

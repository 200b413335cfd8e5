import * as v from 'valibot';
import { defaultSettings, settings, type MadangApi, type Settings } from '#ipc';

/** Where a person's choices are kept between starts. */
export interface SettingsStore {
  read(): Promise<Settings>;
  write(change: Partial<Settings>): Promise<void>;
}

const key = 'madang.settings';

/** The desktop app keeps settings in its profile; a guest's browser keeps them for the page's origin. */
export function createSettingsStore(desktop: MadangApi | null): SettingsStore {
  if (!desktop) return createBrowserStore(localStorage);
  return {
    read: () => desktop.readSettings(),
    write: async (change) => {
      await desktop.writeSettings(change);
    },
  };
}

function createBrowserStore(storage: Storage): SettingsStore {
  const read = (): Settings => {
    try {
      const parsed = v.safeParse(settings, JSON.parse(storage.getItem(key) ?? 'null'));
      return parsed.success ? parsed.output : defaultSettings;
    } catch {
      return defaultSettings;
    }
  };
  return {
    read: () => Promise.resolve(read()),
    write: (change) => {
      storage.setItem(key, JSON.stringify({ ...read(), ...change }));
      return Promise.resolve();
    },
  };
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { log } from '../logging.ts';

/** What is used of electron-updater. */
export interface Updater {
  /** @returns what the address says of a newer version, or null when there is none */
  check(): Promise<unknown>;
  /**
   * Downloads that version and verifies it: the sha512 that the address named, and on macOS and Windows the signature.
   * @throws when it is not what it should be
   */
  download(onPercent: (percent: number) => void, cancel: AbortSignal): Promise<void>;
  /** Ends the app, and starts the new one in its place. @throws when it cannot be put there */
  install(): void;
}

export type LoadUpdater = (address: string) => Promise<Updater | 'unsupported'>;

/**
 * Loads electron-updater, which is not done before an address is set and a person has asked for something there.
 * @param directory the profile
 */
export async function loadUpdater(directory: string, address: string): Promise<Updater | 'unsupported'> {
  // Linux: only an AppImage says which file it is; a package says so in its resources.
  const isAppImage = process.platform === 'linux' && process.env['APPIMAGE'] !== undefined;
  if (!app.isPackaged && !isAppImage) return 'unsupported';
  const { autoUpdater, CancellationToken } = await import('electron-updater');
  Object.assign(autoUpdater, {
    autoDownload: false,
    autoInstallOnAppQuit: false,
    disableWebInstaller: true,
    // One file and one checksum, and no more of what another computer says to be read.
    disableDifferentialDownload: true,
    forceDevUpdateConfig: !app.isPackaged,
    // Else the address is told an id of this installation with each question.
    requestHeaders: { 'x-user-staging-id': 'none' },
    isUserWithinRollout: () => true,
    logger: { ...log.functions, debug: undefined },
  });
  const packed = join(process.resourcesPath, 'app-update.yml');
  // What a package was built with names its publisher, whose signature Windows then asks for.
  if (!existsSync(packed)) autoUpdater.updateConfigPath = writeConfig(directory);
  autoUpdater.setFeedURL({ provider: 'generic', url: address });
  return {
    check: async () => {
      const result = await autoUpdater.checkForUpdates();
      if (result === null)
        throw Object.assign(new Error('cannot be updated'), { code: 'ERR_UPDATER_UNSUPPORTED_PLATFORM' });
      return result.isUpdateAvailable ? result.updateInfo : null;
    },
    download: async (onPercent, cancel) => {
      const token = new CancellationToken();
      const stop = () => {
        token.cancel();
      };
      const tell = ({ percent }: { percent: number }) => {
        onPercent(percent);
      };
      cancel.addEventListener('abort', stop);
      autoUpdater.on('download-progress', tell);
      try {
        await autoUpdater.downloadUpdate(token);
      } finally {
        cancel.removeEventListener('abort', stop);
        autoUpdater.off('download-progress', tell);
      }
    },
    install: () => {
      const failures: Error[] = [];
      const note = (error: Error) => failures.push(error);
      autoUpdater.on('error', note);
      autoUpdater.quitAndInstall(true, true);
      autoUpdater.off('error', note);
      const [failure] = failures;
      if (failure) throw failure;
    },
  };
}

/** What electron-updater reads beside the address: the name of its folder in the account's cache. */
function writeConfig(directory: string): string {
  const folder = join(directory, 'updates');
  const path = join(folder, 'app-update.yml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, 'updaterCacheDirName: madang-updater\n');
  return path;
}

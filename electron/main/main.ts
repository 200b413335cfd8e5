import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { registerAppScheme } from './app-protocol.ts';
import { listenForLinks } from './deep-link.ts';
import { watchFaults } from './faults.ts';
import { Launch } from './launch.ts';
import { startLogging } from './logging.ts';
import { setMenu } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { parseOptions, type Options } from './options.ts';
import { claimProfile } from './single-instance.ts';
import { Shell } from './shell.ts';
import { configureWebRtc } from './webrtc.ts';

const paths = {
  preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
  renderer: fileURLToPath(new URL('../renderer', import.meta.url)),
};

// Nothing here awaits: what must happen before the app is ready would come too late.
const parsed = parseOptions(process.argv.slice(1));
if (parsed.ok) begin(parsed.options);
else giveUp(parsed.message);

function begin(options: Options): void {
  if (options.profile !== null && !useProfile(options.profile)) {
    giveUp(`--profile ${options.profile} can't be used as a folder`);
    return;
  }
  const directory = app.getPath('userData');
  const launch = new Launch(options);
  const shell = new Shell(options, launch, paths, directory);
  const first = claimProfile(options.join, (link) => {
    if (link !== null) shell.openLink(link);
    shell.show();
  });
  if (!first) {
    app.exit(0);
    return;
  }
  startLogging(directory);
  watchFaults(() => {
    shell.handleFault();
  });
  listenForLinks((link) => {
    shell.openLink(link);
    shell.show();
  });
  configureWebRtc();
  registerAppScheme();
  setMenu(() => {
    shell.quit();
  });
  guardNavigation();
  void app.whenReady().then(() => {
    shell.start(directory);
  });
}

function useProfile(directory: string): boolean {
  try {
    makeFolder(resolve(directory));
    app.setPath('userData', resolve(directory));
    return true;
  } catch {
    return false;
  }
}

// Level by level: asked for a whole path, Node tries for ever where the system lets none be made, as in /proc.
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw new Error('a file is in the way');
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function giveUp(message: string): void {
  process.stderr.write(`madang: ${message}\n`);
  app.exit(2);
}

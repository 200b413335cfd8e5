// npm run demo: a host and two others on one machine, each with a synthetic camera, already in one room.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildProject } from './lib/build-project.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { hasDisplay, startDisplay } from './lib/display.mjs';
import { appArguments, electronEnvironment, prepareElectron } from './lib/electron-command.mjs';
import { checkNode } from './lib/node-version.mjs';
import { parseOptions } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { ended, start } from './lib/run.mjs';
import { say } from './lib/step.mjs';
import { Stop, main } from './lib/stop.mjs';
import { people } from '../tests/media/people.mjs';
import { writeSyntheticCamera, writeSyntheticMicrophone } from '../tests/media/synthetic.mjs';

/** @import { ChildProcess } from 'node:child_process' */
/** @import { SyntheticPerson } from '../tests/media/people.mjs' */

const HOST = people.ara;
const OTHERS = [people.bora, people.chan];
const OPENING_MS = 60_000;
const CLOSING_MS = 5_000;

/**
 * Opens a person's window.
 * @param {string} electron
 * @param {string} folder
 * @param {SyntheticPerson} person
 * @param {string[]} options of the app
 * @returns {ChildProcess} with its standard output piped
 */
function open(electron, folder, { name, colour, hertz }, options) {
  const camera = join(folder, `${name}.y4m`);
  const microphone = join(folder, `${name}.wav`);
  writeSyntheticCamera(camera, { colour });
  writeSyntheticMicrophone(microphone, { hertz });
  const args = appArguments(
    [`--name=${name}`, `--profile=${join(folder, name)}`, ...options],
    [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${camera}`,
      `--use-file-for-fake-audio-capture=${microphone}`,
    ],
  );
  return start(electron, args, {
    cwd: root,
    env: electronEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/**
 * The invite link that the host's app prints when its room is open.
 * @param {ChildProcess} host
 * @returns {Promise<string>}
 * @throws {Stop} when the app ends first, or the room is not open after a minute
 */
function inviteOf(host) {
  return new Promise((resolve, reject) => {
    const give = (/** @type {string} */ words) => reject(new Stop(words));
    const timer = setTimeout(() => give('The room is not open after a minute.'), OPENING_MS);
    host.once('close', () => give('The host ended before its room was open.'));
    host.once('error', reject);
    if (!host.stdout) return;
    createInterface(host.stdout).on('line', (line) => {
      const link = /^invite (madang:\/\/\S+)$/.exec(line)?.[1];
      if (!link) return;
      clearTimeout(timer);
      resolve(link);
    });
  });
}

/**
 * Ends windows that are still open and waits until they are gone, so that none writes to its profile any more.
 * @param {readonly ChildProcess[]} windows
 * @param {readonly Promise<number>[]} endings
 */
async function closeAll(windows, endings) {
  for (const window of windows) window.kill();
  const impatience = setTimeout(() => windows.forEach((window) => window.kill('SIGKILL')), CLOSING_MS);
  await Promise.allSettled(endings);
  clearTimeout(impatience);
}

/**
 * @param {string} electron
 * @param {string} folder for profiles and media
 * @returns {Promise<number>} the host's exit code
 */
async function showDemo(electron, folder) {
  /** @type {ChildProcess[]} */
  const windows = [];
  /** @type {Promise<number>[]} */
  const endings = [];
  /** @param {SyntheticPerson} person @param {string[]} options */
  const show = (person, ...options) => {
    say(`Opening ${person.name}'s window`);
    const window = open(electron, folder, person, options);
    const over = ended(window);
    // Whoever awaits it hears of a failure; nobody may be there to await it yet.
    over.catch(() => undefined);
    windows.push(window);
    endings.push(over);
    return { window, over };
  };
  try {
    const host = show(HOST, '--host=Demo', '--print-invite');
    const invite = await inviteOf(host.window);
    for (const person of OTHERS) show(person, `--join=${invite}`).window.stdout?.resume();
    say(`Close ${HOST.name}'s window to end the demo`);
    return await host.over;
  } finally {
    await closeAll(windows, endings);
  }
}

await main(async () => {
  const options = parseOptions(process.argv.slice(2), [
    { name: 'xvfb', help: 'show it on a virtual display' },
  ]);
  if (!hasDisplay() && !options.has('xvfb')) {
    throw new Stop('There is no display to open windows on. With --xvfb the demo runs on a virtual one.');
  }
  checkNode();
  await installDependencies();
  await buildProject();
  const electron = await prepareElectron();
  if (!hasDisplay()) await startDisplay();
  const folder = mkdtempSync(join(tmpdir(), 'madang-demo-'));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clean);
  return await showDemo(electron, folder);
});

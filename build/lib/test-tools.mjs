import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall, hasApt, installCommand, isRoot } from './apt.mjs';
import { capture } from './run.mjs';
import { say } from './step.mjs';

/** Administrators' tools are often not on the path of a person who can still run them. */
const MORE_FOLDERS = ['/usr/sbin', '/sbin'];

/**
 * Finds a program.
 * @param {readonly string[]} names any of them will do, the first one best
 * @param {string} [path] folders to look in
 * @returns {string | undefined} absolute path
 */
export function findProgram(names, path = process.env['PATH'] ?? '') {
  const folders = [...path.split(delimiter), ...MORE_FOLDERS];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const CHROMIUM = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];

async function hasKoreanFont() {
  const { code, output } = await capture('fc-list', [':lang=ko', 'family']);
  return code === 0 && output.trim() !== '';
}

/**
 * @returns {Promise<string[]>} the Debian packages that the tests lack here
 */
async function missingPackages() {
  const missing = [
    ['xvfb', findProgram(['Xvfb'])],
    ['chromium', findProgram(CHROMIUM)],
    ['iproute2', findProgram(['ip'])],
    // What leaves the lab's network, loss on it, a TURN server; a Redis server and a balancer for several nodes.
    ['tcpdump', findProgram(['tcpdump'])],
    ['iptables', findProgram(['iptables'])],
    ['redis-server', findProgram(['redis-server'])],
    ['haproxy', findProgram(['haproxy'])],
    ['coturn', findProgram(['turnserver'])],
    // The test of a shared window's end marks the window as a window manager would.
    ['x11-utils', findProgram(['xprop'])],
    // The test of keys that work anywhere presses them on the display.
    ['xdotool', findProgram(['xdotool'])],
    ['fonts-noto-cjk', (await hasKoreanFont()) ? 'found' : undefined],
  ];
  return missing.filter(([, found]) => !found).map(([name]) => String(name));
}

/**
 * Installs what the tests use beside Electron, as root on a Debian-like system; otherwise says how to.
 * Tiers that go without are skipped, so lacking something is no error.
 */
export async function ensureTestTools() {
  if (process.platform !== 'linux' || !hasApt()) return;
  const missing = await missingPackages();
  if (missing.length === 0) return;
  if (isRoot()) await aptInstall(missing, 'that the tests use');
  else say(`For all tests, install: ${await installCommand(missing)}`);
}

/** @returns {string | undefined} a Chromium to test guests with */
export function findChromium() {
  return process.env['MADANG_CHROMIUM'] || findProgram(CHROMIUM);
}

/**
 * Whether network namespaces can be made here.
 * @returns {Promise<string | undefined>} why not, in words
 */
export async function whyNoNamespaces() {
  const ip = findProgram(['ip']);
  if (process.platform !== 'linux') return 'network namespaces are Linux only';
  if (!ip) return 'there is no ip command (package iproute2)';
  if (!isRoot()) return 'network namespaces need root';
  const name = `madang-probe-${String(process.pid)}`;
  const { code, output } = await capture(ip, ['netns', 'add', name]);
  if (code !== 0) return `network namespaces cannot be made: ${output.trim()}`;
  await capture(ip, ['netns', 'delete', name]);
  return undefined;
}

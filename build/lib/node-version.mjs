import { Stop } from './stop.mjs';

const NEEDED = { major: 20, minor: 19 };

/**
 * Whether a Node version can build and test the project.
 * @param {string} version such as `20.19.2`, with or without a leading `v`
 * @returns {boolean}
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor);
}

/**
 * Ends the command with clear words on a Node that is too old.
 * @throws {Stop}
 */
export function checkNode() {
  if (isSupportedNode(process.versions.node)) return;
  throw new Stop(
    `Madang needs Node 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
}

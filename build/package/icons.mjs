import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { inRoot } from '../lib/paths.mjs';
import { encodeIcns, encodeIco } from './icon-files.mjs';
import { encodePng } from './png.mjs';

/** @import { Picture } from './icon-files.mjs' */
/** @typedef {(size: number) => Buffer} Draw the app's sign; blue, green, red and opacity, row by row */

const LINUX_SIZES = [16, 24, 32, 48, 64, 96, 128, 256, 512];
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256];
const MAC_SIZES = [32, 64, 128, 256, 512, 1024];
// Apple's grid for app icons: a body of 824 dots on a canvas of 1024.
const MAC_BODY = 824 / 1024;

/** @returns {Promise<Draw>} the same drawing that the running app shows in the tray */
async function loadDrawing() {
  const { module } = await runnerImport(inRoot('electron', 'main', 'tray-icon.ts'), { configFile: false });
  const { drawTrayIcon } = /** @type {typeof import('../../electron/main/tray-icon.ts')} */ (module);
  return (size) => drawTrayIcon(size, 'on');
}

/**
 * The sign with the room around it that macOS icons have.
 * @param {Draw} draw
 * @param {number} size
 * @returns {Picture}
 */
function onMacGrid(draw, size) {
  // Of the same parity as the canvas, to stand in its middle.
  const body = Math.round((size * MAC_BODY) / 2) * 2;
  const margin = (size - body) / 2;
  const dots = Buffer.alloc(size * size * 4);
  const drawn = draw(body);
  for (let y = 0; y < body; y += 1) {
    drawn.copy(dots, ((y + margin) * size + margin) * 4, y * body * 4, (y + 1) * body * 4);
  }
  return { size, dots };
}

/**
 * Draws the app's icons: `icon.ico`, `icon.icns`, and `linux/NxN.png`.
 * @param {string} folder made where it is not there
 * @returns {Promise<void>}
 */
export async function writeIcons(folder) {
  const draw = await loadDrawing();
  mkdirSync(join(folder, 'linux'), { recursive: true });
  for (const size of LINUX_SIZES) {
    writeFileSync(join(folder, 'linux', `${size}x${size}.png`), encodePng(draw(size), size));
  }
  writeFileSync(
    join(folder, 'icon.ico'),
    encodeIco(WINDOWS_SIZES.map((size) => ({ size, dots: draw(size) }))),
  );
  writeFileSync(join(folder, 'icon.icns'), encodeIcns(MAC_SIZES.map((size) => onMacGrid(draw, size))));
}

import { canStartDisplay, hasDisplay, startDisplay } from './display.mjs';
import { prepareElectron } from './electron-command.mjs';
import { say } from './step.mjs';
import { ensureTestTools, findChromium } from './test-tools.mjs';

/**
 * Prepares what tests and benches of the running app need, and tells them by environment:
 * `MADANG_ELECTRON` is the executable, `MADANG_CHROMIUM` a browser for guests (unset where there is none),
 * `DISPLAY` the display.
 * @returns {Promise<string | undefined>} why windows cannot be shown here, in words
 * @throws {import('./stop.mjs').Stop} when there is no Electron to be had
 */
export async function prepareTestSetting() {
  await ensureTestTools();
  if (!hasDisplay() && !canStartDisplay())
    return 'there is no display, and no Xvfb to make one (package xvfb)';
  process.env['MADANG_ELECTRON'] = await prepareElectron();
  const chromium = findChromium();
  if (chromium) process.env['MADANG_CHROMIUM'] = chromium;
  if (!hasDisplay()) {
    await startDisplay();
    say(`Started a virtual display (${process.env['DISPLAY'] ?? ''})`);
  }
  return undefined;
}

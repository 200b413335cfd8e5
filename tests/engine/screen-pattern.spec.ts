// Proves that a pattern on a real shared screen, or in a real shared window, is found again in the video.
import { expect, type Locator } from '@playwright/test';
import { decodePattern, patternCount, patternUrl, readPattern } from '../media/pattern.ts';
import { test, type App } from '../support/app.ts';

/** Puts a pattern into a window of its own beside the app's. */
async function showPattern(app: App, id: number, size: { width: number; height: number }): Promise<void> {
  await app.electron.evaluate(
    async ({ BrowserWindow }, { url, bounds }) => {
      const window = new BrowserWindow({ ...bounds, x: 820, y: 40, webPreferences: { sandbox: true } });
      await window.loadURL(url);
    },
    { url: patternUrl(id), bounds: size },
  );
}

/** Lets the app's page share what its main process picks, and shows that in a <video>. */
async function share(app: App): Promise<Locator> {
  await app.window.evaluate(async () => {
    const video = document.createElement('video');
    video.autoplay = true;
    video.style.width = '700px';
    video.srcObject = await navigator.mediaDevices.getDisplayMedia({ video: true });
    document.body.append(video);
  });
  return app.window.locator('video');
}

test('a pattern on a shared screen is read, though the screen also shows the share', async ({
  launchBare,
}) => {
  const app = await launchBare();
  const id = 12_345_678;
  const video = await share(app);
  expect(await readPattern(video)).toBeNull();
  await showPattern(app, id, { width: 500, height: 400 });
  await expect.poll(() => readPattern(video)).toBe(id);
});

test('a pattern in a shared window is read', async ({ launchBare }) => {
  const app = await launchBare({ env: { MADANG_BARE_SHARE: 'Pattern' } });
  const id = patternCount - 1;
  await showPattern(app, id, { width: 300, height: 500 });
  const video = await share(app);
  await expect.poll(() => readPattern(video)).toBe(id);
});

test('noise and a flat picture are no pattern', () => {
  const [width, height] = [320, 180];
  const flat = new Uint8Array(width * height * 4).fill(230);
  expect(decodePattern({ width, height, data: flat })).toBeNull();
  // All magenta: one great frame, whose cells have none of the four colours.
  const magenta = flat.map((value, at) => (at % 4 === 1 ? 0 : value));
  expect(decodePattern({ width, height, data: magenta })).toBeNull();
});

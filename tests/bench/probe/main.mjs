// Runs another app and says when it came how far: MADANG_PROBE_APP names its main file, MADANG_PROBE_BUTTON
// the button that makes its window usable (without it, being shown and painted does). One line of JSON on stdout
// with the time of each stage, then the end. Both apps of a comparison run under it.
/* global document, requestAnimationFrame -- one function here runs in the page */
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** @type {Record<string, number>} */
const stages = { main: Date.now() };

/** @param {string} stage */
const mark = (stage) => {
  stages[stage] ??= Date.now();
};

/**
 * Runs in the page: when the button can be pressed and is painted, or the page without one is.
 * @param {string | undefined} name
 * @returns {Promise<number>}
 */
function whenUsable(name) {
  return new Promise((resolve) => {
    const isThere = () => {
      if (name === undefined) return document.readyState === 'complete';
      const buttons = [...document.querySelectorAll('button')];
      const button = buttons.find(({ textContent }) => textContent.trim() === name);
      if (button === undefined || button.disabled) return false;
      // Nothing lies over it, so a press there is a press on it.
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    const look = () => {
      if (!isThere()) requestAnimationFrame(look);
      // After the next frame: a task that follows its painting.
      else requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
    };
    look();
  });
}

void app.whenReady().then(() => mark('ready'));
app.once('browser-window-created', (_event, window) => {
  mark('window');
  const shown = new Promise((resolve) => {
    window.once('show', () => {
      mark('shown');
      resolve(undefined);
    });
  });
  window.webContents.once('dom-ready', () => {
    mark('page');
    // The frame's own call, since the window's waits until everything has loaded.
    void window.webContents.mainFrame
      .executeJavaScript(`(${whenUsable.toString()})(${JSON.stringify(process.env['MADANG_PROBE_BUTTON'])})`)
      .then(async (painted) => {
        if (!window.isVisible()) await shown;
        stages['painted'] = Number(painted);
        stages['usable'] = Math.max(Number(painted), stages['shown'] ?? 0);
        process.stdout.write(`${JSON.stringify(stages)}\n`, () => app.exit(0));
      });
  });
});

await import(pathToFileURL(process.env['MADANG_PROBE_APP'] ?? '').href);

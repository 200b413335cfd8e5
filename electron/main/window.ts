import { BrowserWindow, screen, type Rectangle } from 'electron';
import * as v from 'valibot';
import { Stored } from './stored.ts';

const smallest = { width: 380, height: 480 };
const usual = { width: 1120, height: 760 };

const pixels = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));
const placement = v.object({
  bounds: v.nullable(v.object({ x: pixels, y: pixels, width: pixels, height: pixels })),
  maximized: v.boolean(),
});

/** Where the window was when it closed. */
export type Placement = Stored<typeof placement>;

/** @param directory the profile */
export function openPlacement(directory: string): Placement {
  return new Stored(directory, 'window', placement, { bounds: null, maximized: false });
}

/**
 * Opens the app's one window, with no page in it yet.
 * @param preload path of the built preload script
 */
export function openWindow(preload: string, where: Placement): BrowserWindow {
  const { bounds, maximized } = where.value;
  const window = new BrowserWindow({
    ...usual,
    ...(bounds !== null && isOnScreen(bounds) ? bounds : {}),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Madang',
    show: false,
    backgroundColor: '#14161a',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    where.value = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  });
  return window;
}

/** Brings the window to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Whether enough of a remembered window lies on a display that is still there. */
function isOnScreen(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds);
  const width =
    Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const top = bounds.y - workArea.y;
  return width >= 100 && top >= -10 && top <= workArea.height - 50;
}

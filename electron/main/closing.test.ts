import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';

const electron = vi.hoisted(() => ({ app: { on: vi.fn(), quit: vi.fn() }, Menu: {} }));
vi.mock('electron', () => electron);
const { Closing } = await import('./closing.ts');
const { macMenu } = await import('./menu.ts');

/** Only what closing looks at. */
class Window extends EventEmitter {
  isCrashed = false;
  readonly webContents = { isCrashed: () => this.isCrashed };
  closed = false;

  close(): void {
    const preventDefault = vi.fn();
    this.emit('close', { preventDefault });
    if (preventDefault.mock.calls.length > 0) return;
    this.closed = true;
    this.emit('closed');
  }
}

const ask = vi.fn();
let isInCall = true;
let window: Window;
let closing: InstanceType<typeof Closing>;
beforeEach(() => {
  vi.clearAllMocks();
  isInCall = true;
  window = new Window();
  closing = new Closing({ isInCall: () => isInCall, ask });
  closing.follow(window as never);
});

const { quit } = electron.app;
const pressQuit = () => {
  const [app] = macMenu('Madang', () => {
    closing.quit(window as never);
  });
  const items = Array.isArray(app?.submenu) ? app.submenu : [];
  const item = items.find(({ accelerator }) => accelerator === 'Command+Q');
  expect(item?.label).toBe('Quit Madang');
  Reflect.apply(item?.click ?? (() => undefined), item, []);
};

test('the menu’s end of the app asks in a call, and ends it when the person leaves', () => {
  pressQuit();
  expect([ask.mock.calls.length, quit.mock.calls.length]).toEqual([1, 0]);
  closing.answer(window as never, false);
  expect(quit).not.toHaveBeenCalled();
  pressQuit();
  expect(ask).toHaveBeenCalledTimes(2);
  closing.answer(window as never, true);
  expect(quit).toHaveBeenCalledTimes(1);
});

test('a second wish while the question stands, and one outside of a call, are not held up', () => {
  pressQuit();
  pressQuit();
  expect([ask.mock.calls.length, quit.mock.calls.length]).toEqual([1, 1]);
  closing.answer(window as never, false);
  isInCall = false;
  pressQuit();
  expect([ask.mock.calls.length, quit.mock.calls.length]).toEqual([1, 2]);
});

test('neither is the end of a window whose page has crashed', () => {
  window.isCrashed = true;
  window.close();
  pressQuit();
  expect([ask.mock.calls.length, quit.mock.calls.length, window.closed]).toEqual([0, 1, true]);
});

test('closing the window asks once, and closes it when the person leaves', () => {
  window.close();
  expect([ask.mock.calls.length, window.closed]).toEqual([1, false]);
  closing.answer(window as never, true);
  expect([window.closed, quit.mock.calls.length]).toEqual([true, 0]);
});

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accelerator, defaultSettings } from '#ipc';
import { acceleratorOf, wordsOfKeys } from './accelerator.ts';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('what was pressed', () => {
  it.each([
    ['KeyM', { ctrlKey: true, altKey: true }, false, 'CommandOrControl+Alt+M'],
    ['KeyM', { metaKey: true, shiftKey: true }, true, 'CommandOrControl+Shift+M'],
    ['Digit7', { ctrlKey: true, metaKey: true }, true, 'Control+CommandOrControl+7'],
    ['ArrowUp', { metaKey: true }, false, 'Super+Up'],
    ['F9', {}, false, 'F9'],
    ['Space', { altKey: true }, false, 'Alt+Space'],
  ])('%s %j on a Mac: %s', (code, held, mac, keys) => {
    expect(acceleratorOf({ ...none, ...held, code }, mac)).toBe(keys);
    expect(v.is(accelerator, keys)).toBe(true);
  });

  it('is nothing while no more than Ctrl is held, or where it would take a letter from typing', () => {
    expect(acceleratorOf({ ...none, ctrlKey: true, code: 'ControlLeft' }, false)).toBeNull();
    expect(acceleratorOf({ ...none, code: 'KeyM' }, false)).toBeNull();
    expect(acceleratorOf({ ...none, shiftKey: true, code: 'KeyM' }, false)).toBeNull();
    expect(acceleratorOf({ ...none, ctrlKey: true, code: 'Lang1' }, false)).toBeNull();
  });
});

it('is written as the system does', () => {
  const keys = defaultSettings.muteKeys ?? '';
  expect(wordsOfKeys(keys, false)).toBe('Ctrl+Alt+Shift+D');
  expect(wordsOfKeys(keys, true)).toBe('⌥⇧⌘D');
});

it.each(['', 'Ctrl+M', 'CommandOrControl+', 'M+M', 'Alt+F25', 'Alt+MediaPlayPause', 'Alt+M\n'])(
  'main takes no %j',
  (keys) => {
    expect(v.is(accelerator, keys)).toBe(false);
  },
);

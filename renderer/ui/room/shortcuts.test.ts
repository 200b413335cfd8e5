import { expect, it } from 'vitest';
import { actionOf, actions, keysOf } from './shortcuts.ts';

const press = {
  code: 'KeyD',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  repeat: false,
};

it('knows Mod by system', () => {
  expect(actionOf({ ...press, ctrlKey: true }, false, true)).toBe('microphone');
  expect(actionOf({ ...press, ctrlKey: true }, true, true)).toBeNull();
  expect(actionOf({ ...press, metaKey: true }, true, true)).toBe('microphone');
});

it('tells apart what has Shift in it, and leaves other combinations alone', () => {
  expect(actionOf({ ...press, code: 'KeyC', ctrlKey: true, shiftKey: true }, false, true)).toBe('chat');
  expect(actionOf({ ...press, code: 'KeyC', ctrlKey: true }, false, true)).toBeNull();
  expect(actionOf({ ...press, ctrlKey: true, altKey: true }, false, true)).toBeNull();
  expect(actionOf(press, false, true)).toBeNull();
});

it('does nothing again while a key is held down', () => {
  expect(actionOf({ ...press, ctrlKey: true, repeat: true }, false, true)).toBeNull();
});

it('writes keys as the system does', () => {
  expect(keysOf('leave', false)).toBe('Ctrl+Shift+L');
  expect(keysOf('leave', true)).toBe('⇧⌘L');
});

it('knows keys by themselves, unless something is typed or they are not wanted', () => {
  expect(actionOf({ ...press, code: 'Digit2' }, false, true)).toBe('speaker');
  expect(actionOf({ ...press, code: 'KeyF' }, true, true)).toBe('fullscreen');
  expect(actionOf({ ...press, code: 'KeyF' }, false, false)).toBeNull();
  expect(actionOf({ ...press, code: 'KeyF', ctrlKey: true }, false, true)).toBeNull();
  expect(actionOf({ ...press, code: 'KeyF', ctrlKey: true }, true, true)).toBeNull();
  expect(actionOf({ ...press, ctrlKey: true }, false, false)).toBe('microphone');
  expect(keysOf('speaker', true)).toBe('2');
  expect(keysOf('fullscreen', false)).toBe('F');
});

it('gives no two actions the same keys', () => {
  for (const mac of [true, false])
    expect(new Set(actions.map((action) => keysOf(action, mac))).size).toBe(actions.length);
});

import { expect, it } from 'vitest';
import { actionOf, keysOf } from './shortcuts.ts';

const press = {
  code: 'KeyD',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  repeat: false,
};

it('knows Mod by system', () => {
  expect(actionOf({ ...press, ctrlKey: true }, false)).toBe('microphone');
  expect(actionOf({ ...press, ctrlKey: true }, true)).toBeNull();
  expect(actionOf({ ...press, metaKey: true }, true)).toBe('microphone');
});

it('tells apart what has Shift in it, and leaves other combinations alone', () => {
  expect(actionOf({ ...press, code: 'KeyC', ctrlKey: true, shiftKey: true }, false)).toBe('chat');
  expect(actionOf({ ...press, code: 'KeyC', ctrlKey: true }, false)).toBeNull();
  expect(actionOf({ ...press, ctrlKey: true, altKey: true }, false)).toBeNull();
  expect(actionOf(press, false)).toBeNull();
});

it('does nothing again while a key is held down', () => {
  expect(actionOf({ ...press, ctrlKey: true, repeat: true }, false)).toBeNull();
});

it('writes keys as the system does', () => {
  expect(keysOf('leave', false)).toBe('Ctrl+Shift+L');
  expect(keysOf('leave', true)).toBe('⇧⌘L');
});

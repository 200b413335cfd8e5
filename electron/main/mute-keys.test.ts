import { beforeEach, expect, it, vi } from 'vitest';

const system = vi.hoisted(() => ({ mine: new Map<string, () => void>(), others: new Set<string>() }));
vi.mock('electron', () => ({
  globalShortcut: {
    register: (keys: string, press: () => void) => {
      if (system.others.has(keys) || system.mine.has(keys)) return false;
      system.mine.set(keys, press);
      return true;
    },
    unregister: (keys: string) => system.mine.delete(keys),
  },
}));
vi.mock('./logging.ts', () => ({ log: { warn: () => undefined } }));
const { MuteKeys } = await import('./mute-keys.ts');

beforeEach(() => {
  system.mine.clear();
  system.others.clear();
});

it('takes the keys for as long as a call lasts', () => {
  const pressed = vi.fn();
  const keys = new MuteKeys(pressed, () => undefined);
  keys.setKeys('Alt+M');
  expect([...system.mine.keys()]).toEqual([]);
  keys.setActive(true);
  system.mine.get('Alt+M')?.();
  expect(pressed).toHaveBeenCalledOnce();
  keys.setKeys('Alt+N');
  expect([...system.mine.keys()]).toEqual(['Alt+N']);
  keys.setActive(false);
  expect([...system.mine.keys()]).toEqual([]);
});

it('says when they are refused, also before a call, and when others are not', () => {
  const states: string[] = [];
  system.others.add('Alt+M');
  const keys = new MuteKeys(
    () => undefined,
    (state) => states.push(state),
  );
  keys.setKeys('Alt+M');
  keys.setActive(true);
  keys.setKeys('Alt+N');
  keys.setKeys(null);
  expect(states).toEqual(['refused', 'free', 'none']);
});

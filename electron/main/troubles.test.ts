import { expect, test } from 'vitest';
import type { Trouble } from '#ipc';
import { Troubles } from './troubles.ts';

const unexpected = { reason: 'unexpected', file: null };
const unreadable = { reason: 'settings-unreadable', file: 'settings.json.bad' };

test('what goes wrong before there is a page is told to the first, once', () => {
  const told: Trouble[] = [];
  const troubles = new Troubles((trouble) => told.push(trouble));
  troubles.tell('settings-unreadable', 'settings.json.bad');
  troubles.tell('unexpected');
  troubles.tell('unexpected');
  expect(told).toEqual([]);
  expect(troubles.take()).toEqual([unreadable, unexpected]);
  expect(troubles.take()).toEqual([]);
  troubles.tell('unexpected');
  expect(told).toEqual([unexpected]);
});

test('what goes wrong between two pages is told to the second', () => {
  const told: Trouble[] = [];
  const troubles = new Troubles((trouble) => told.push(trouble));
  troubles.take();
  troubles.handlePageGone();
  troubles.tell('unexpected');
  expect(told).toEqual([]);
  expect(troubles.take()).toEqual([unexpected]);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RequestLine } from './request-line.ts';
import type { RequestFailure } from './room-client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Said = { ok: true } | RequestFailure;
const tooMany = (retryAfterMs?: number): Said => ({ ok: false, reason: 'too-many-requests', retryAfterMs });

/** A server that answers 10 ms after it was asked, and what it was asked, at what time. */
function server() {
  const asked: [string, number][] = [];
  const state: { answer: Said } = { answer: { ok: true } };
  const answered: [string, Said][] = [];
  const line = new RequestLine();
  const began = Date.now();
  const ask = (name: string) => {
    const said = line.ask(async () => {
      asked.push([name, Date.now() - began]);
      const { answer } = state;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return answer;
    });
    void said.then((answer) => answered.push([name, answer]));
  };
  return { asked, answered, state, line, ask };
}

it('asks at once while nothing is refused', async () => {
  const { asked, answered, ask } = server();
  for (const name of ['1', '2', '3']) ask(name);
  expect(asked).toEqual([
    ['1', 0],
    ['2', 0],
    ['3', 0],
  ]);
  await vi.runAllTimersAsync();
  expect(answered.map(([name]) => name)).toEqual(['1', '2', '3']);
});

it('asks again in order after the wait, with what was on its way before what came later', async () => {
  const { asked, answered, state, ask } = server();
  ask('1');
  state.answer = tooMany(300);
  ask('2');
  await vi.advanceTimersByTimeAsync(5);
  ask('3');
  await vi.advanceTimersByTimeAsync(7);
  // The refusal of 2 has come, that of 3 has not.
  ask('4');
  state.answer = { ok: true };
  await vi.advanceTimersByTimeAsync(280);
  expect(asked.map(([name]) => name)).toEqual(['1', '2', '3']);
  await vi.runAllTimersAsync();
  expect(asked.slice(3)).toEqual([
    ['2', 310],
    ['3', 320],
    ['4', 330],
  ]);
  expect(answered.map(([name]) => name)).toEqual(['1', '2', '3', '4']);
  expect(new Set(answered.map(([, { ok }]) => ok))).toEqual(new Set([true]));
  // Nobody waits any more: two are on their way at once again.
  ask('5');
  ask('6');
  expect(new Set(asked.slice(-2).map(([, at]) => at)).size).toBe(1);
});

it('gives up after ten refusals in a row, whatever waits are named, and lets the next ask once', async () => {
  const { asked, answered, state, ask } = server();
  state.answer = tooMany(1e12);
  ask('1');
  ask('2');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked.filter(([name]) => name === '1')).toHaveLength(11);
  expect(answered).toEqual([
    ['1', tooMany(1e12)],
    ['2', tooMany(1e12)],
  ]);
  state.answer = tooMany();
  ask('3');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(answered.at(-1)).toEqual(['3', tooMany()]);
  expect(vi.getTimerCount()).toBe(0);
});

it('asks nothing again once it is closed', async () => {
  const { asked, answered, state, line, ask } = server();
  state.answer = tooMany(300);
  ask('1');
  ask('2');
  await vi.advanceTimersByTimeAsync(50);
  line.close();
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(2);
  expect(answered).toEqual([
    ['1', tooMany(300)],
    ['2', tooMany(300)],
  ]);
});

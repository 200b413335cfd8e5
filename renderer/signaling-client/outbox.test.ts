import { expect, it } from 'vitest';
import type { Answers, SignalRequest } from '#protocol';
import { Outbox } from './outbox.ts';
import type { RequestFailure } from './room-client.ts';

type Outcome = Answers['signal'] | RequestFailure;

const signal = (payload: string): SignalRequest => ({ to: '', toSession: '', payload, signature: '' });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A server that answers as it is told, and what it was handed. */
function server() {
  const handed: string[] = [];
  const state: { answer: Outcome; now: number } = { answer: { ok: true }, now: 0 };
  const outbox = new Outbox(
    ({ payload }) => {
      handed.push(payload);
      return Promise.resolve(state.answer);
    },
    () => state.now,
  );
  return { handed, state, outbox };
}

it('sends at once, and while paused keeps the order for later', async () => {
  const { handed, outbox } = server();
  outbox.push(signal('1'));
  await settled();
  outbox.pause();
  outbox.push(signal('2'));
  outbox.push(signal('3'));
  expect(handed).toEqual(['1']);
  outbox.resume(false);
  outbox.resume(false);
  expect(handed).toEqual(['1', '2', '3']);
});

it.each(['no-answer', 'too-many-requests'] as const)(
  'hands again what got %s, and only that',
  async (reason) => {
    const { handed, state, outbox } = server();
    outbox.push(signal('1'));
    await settled();
    state.answer = { ok: false, reason };
    outbox.push(signal('2'));
    await settled();
    outbox.pause();
    state.answer = { ok: true };
    outbox.push(signal('3'));
    outbox.resume(false);
    await settled();
    expect(handed).toEqual(['1', '2', '2', '3']);
    outbox.pause();
    outbox.resume(false);
    expect(handed).toHaveLength(4);
  },
);

it('hands to another server all that the one before may have lost, and not what is long past', async () => {
  const { handed, state, outbox } = server();
  outbox.push(signal('old'));
  await settled();
  state.now = 100_000;
  outbox.push(signal('1'));
  await settled();
  state.answer = { ok: false, reason: 'no-such-member' };
  outbox.push(signal('2'));
  await settled();
  outbox.pause();
  outbox.resume(true);
  expect(handed).toEqual(['old', '1', '2', '1', '2']);
});

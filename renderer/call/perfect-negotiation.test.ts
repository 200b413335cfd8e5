import type { NegotiationBody } from '#protocol';
import { expect, test } from 'vitest';
import { seeded } from '../../signaling/testing/random.ts';
import { FakeConnection } from './fake-connection.ts';
import { PerfectNegotiation, negotiationSteps, type NegotiationStep } from './perfect-negotiation.ts';

/** Two sides, and what is on its way to each: delivered in order, at any time. */
class Pair {
  readonly connections = { a: new FakeConnection('a'), b: new FakeConnection('b') };
  readonly steps = { a: [] as NegotiationStep[], b: [] as NegotiationStep[] };
  readonly errors: unknown[] = [];
  readonly #mail: Record<'a' | 'b', NegotiationBody[]> = { a: [], b: [] };
  readonly #negotiations: Record<'a' | 'b', PerfectNegotiation>;

  constructor(politeSide: 'a' | 'b') {
    const side = (name: 'a' | 'b', other: 'a' | 'b') => {
      const connection = this.connections[name];
      const negotiation = new PerfectNegotiation({
        connection,
        polite: name === politeSide,
        send: (body) => this.#mail[other].push(body),
        onStep: (step) => this.steps[name].push(step),
        onError: (error) => this.errors.push(error),
      });
      connection.onnegotiationneeded = () => void negotiation.handleNegotiationNeeded();
      connection.onicecandidate = ({ candidate = '', usernameFragment = null }) =>
        this.#mail[other].push({ candidate: { candidate, usernameFragment } });
      return negotiation;
    };
    this.#negotiations = { a: side('a', 'b'), b: side('b', 'a') };
  }

  get runnable(): (() => void)[] {
    const deliver = (name: 'a' | 'b') => () => {
      const body = this.#mail[name].shift();
      if (body) void this.#negotiations[name].handleSignal(body);
    };
    const mail = (['a', 'b'] as const).filter((name) => this.#mail[name].length > 0).map(deliver);
    return [...mail, ...this.connections.a.runnable, ...this.connections.b.runnable];
  }
}

const microtasks = () => new Promise((resolve) => setImmediate(resolve));

/** Runs one random schedule: up to three wishes a side, at any time, until nothing is left to happen. */
async function run(pair: Pair, seed: number): Promise<void> {
  const random = seeded(seed);
  const wishes: (() => void)[] = (['a', 'b'] as const).flatMap((name) =>
    Array.from({ length: Math.floor(random() * 3) + 1 }, () => () => pair.connections[name].want()),
  );
  for (let turns = 0; turns < 1_000; turns += 1) {
    const runnable = pair.runnable;
    if (runnable.length === 0 && wishes.length === 0) return;
    const pick = Math.floor(random() * (runnable.length + (wishes.length > 0 ? 1 : 0)));
    (runnable[pick] ?? wishes.shift())?.();
    await microtasks();
  }
  throw new Error('the schedule does not come to rest');
}

test.each(['a', 'b'] as const)(
  '2,000 random schedules with %s polite end in agreement',
  async (polite) => {
    let collisions = 0;
    for (let seed = 1; seed <= 2_000; seed += 1) {
      const pair = new Pair(polite);
      await run(pair, seed);
      const { a, b } = pair.connections;
      expect(pair.errors, `seed ${seed}`).toEqual([]);
      expect([a.signalingState, b.signalingState], `seed ${seed}`).toEqual(['stable', 'stable']);
      expect([a.negotiated, b.negotiated], `seed ${seed}`).toEqual([a.wish, b.wish]);
      expect(a.agreedRemote?.sdp, `seed ${seed}`).toBe(b.localDescription?.sdp);
      expect(b.agreedRemote?.sdp, `seed ${seed}`).toBe(a.localDescription?.sdp);
      collisions += a.rollbacks + b.rollbacks;
    }
    // Schedules in which nothing ever crosses would prove nothing.
    expect(collisions).toBeGreaterThan(300);
  },
  60_000,
);

test('the newcomer and the other go through the nine steps in order', async () => {
  const pair = new Pair('b');
  pair.connections.a.want();
  for (let next = pair.runnable[0]; next; next = pair.runnable[0]) {
    next();
    await microtasks();
  }
  // Candidates travel beside the descriptions, from the moment there is one to belong to.
  const descriptions = (steps: NegotiationStep[]) => steps.filter((step) => step !== 'exchange-candidates');
  expect(descriptions(pair.steps.a)).toEqual([
    'create-offer',
    'set-local-offer',
    'send-offer',
    'set-remote-answer',
  ]);
  expect(descriptions(pair.steps.b)).toEqual([
    'set-remote-offer',
    'create-answer',
    'set-local-answer',
    'send-answer',
  ]);
  expect(new Set([...pair.steps.a, ...pair.steps.b])).toEqual(new Set(negotiationSteps));
});

test('a description the connection refuses is reported, and negotiation goes on', async () => {
  const errors: unknown[] = [];
  const connection = new FakeConnection('a');
  const negotiation = new PerfectNegotiation({
    connection,
    polite: true,
    send: () => undefined,
    onStep: () => undefined,
    onError: (error) => errors.push(error),
  });
  const handled = negotiation.handleSignal({ description: { type: 'answer', sdp: 'b/0/1' } });
  connection.runnable[0]?.();
  await handled;
  expect(errors).toHaveLength(1);
  expect(connection.signalingState).toBe('stable');
});

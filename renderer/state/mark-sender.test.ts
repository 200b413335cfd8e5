import { beforeEach, expect, it } from 'vitest';
import { limits, markRate, type MarkMessage } from '#protocol';
import { FakeTiming } from '../call/testing/fake-timing.ts';
import { Allowance } from './allowance.ts';
import { MarkSender } from './mark-sender.ts';

const where = { owner: 'ara', share: 'screen' } as const;
let timing: FakeTiming;
let sent: MarkMessage[];
let sender: MarkSender;

beforeEach(() => {
  timing = new FakeTiming();
  sent = [];
  sender = new MarkSender(where, (message) => sent.push(message), timing);
});

it('says where somebody points at once, then the last place of each thirtieth of a second', () => {
  for (let step = 0; step < 10; step += 1) sender.point([step / 10, 0]);
  sender.point(null);
  expect(sent).toEqual([{ kind: 'point', ...where, at: [0, 0] }]);
  timing.pass(33);
  expect(sent.slice(1)).toEqual([{ kind: 'point', ...where, at: null }]);
});

it('collects the points of a stroke, and ends one before the next', () => {
  sender.draw(1, [0, 0]);
  timing.pass(10);
  sender.draw(1, [0.1, 0]);
  timing.pass(10);
  sender.draw(1, [0.2, 0]);
  sender.draw(2, [0.9, 0]);
  timing.pass(33);
  expect(sent.map((message) => (message.kind === 'draw' ? [message.stroke, message.points] : []))).toEqual([
    [1, [[0, 0]]],
    [
      1,
      [
        [0.1, 0],
        [0.2, 0],
      ],
    ],
    [2, [[0.9, 0]]],
  ]);
});

it('leaves out what comes too fast, but for where a stroke ends', () => {
  expect([sender.draw(1, [0, 0]), sender.draw(1, [0.1, 0]), sender.draw(1, [0.2, 0], true)]).toEqual([
    ...[true, false, true],
  ]);
});

it('keeps within what others take, however fast the mouse is, with and without a stroke', () => {
  const allowance = new Allowance(markRate, timing);
  const cost = (message: MarkMessage) => (message.kind === 'draw' ? message.points.length : 1);
  for (let ms = 0; ms < 20_000; ms += 1) {
    sender.point([0.5, 0.5]);
    sender.draw(1 + Math.floor(ms / 3_000), [0.5, 0.5]);
    timing.pass(1);
    for (const message of sent.splice(0)) {
      expect(cost(message)).toBeLessThanOrEqual(limits.drawnPoints);
      expect(allowance.take(cost(message)), `after ${String(ms)} ms`).toBe(true);
    }
  }
});

it('takes no more than the rate from who sends as fast as they can', () => {
  const allowance = new Allowance(markRate, timing);
  let taken = 0;
  for (let ms = 0; ms < 10_000; ms += 1) {
    if (allowance.take(limits.drawnPoints)) taken += limits.drawnPoints;
    timing.pass(1);
  }
  expect(taken).toBeLessThanOrEqual(markRate.burst + 10 * markRate.perSecond);
  expect(taken).toBeGreaterThan(markRate.perSecond);
});

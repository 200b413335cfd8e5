import { describe, expect, it } from 'vitest';
import { QueueWatch } from './queue-watch.ts';

/** Sends a piece every 20 ms, each answered after what `delay` says of its time; null: never. */
function watch(delay: (atMs: number) => number | null, untilMs = 2_000): number | null {
  const queue = new QueueWatch();
  queue.start(0);
  const answers: { at: number; piece: number }[] = [];
  for (let atMs = 0; atMs < untilMs; atMs += 20) {
    const due = answers.filter(({ at }) => at > atMs - 20 && at <= atMs).sort((a, b) => a.at - b.at);
    for (const { at, piece } of due) queue.handleAnswer(piece, at);
    if (queue.sign(atMs) === 'growing') return atMs;
    const wait = delay(atMs);
    queue.handleSent(atMs, atMs);
    if (wait !== null) answers.push({ at: atMs + wait, piece: atMs });
  }
  return null;
}

describe('QueueWatch', () => {
  it('says nothing of a path that answers as soon as ever', () => {
    expect(watch((atMs) => 3 + (atMs % 7))).toBeNull();
  });

  it('finds a queue that grows by a third of the time before it is 200 ms long', () => {
    const found = watch((atMs) => 3 + Math.max(0, atMs - 1_000) / 3);
    expect(found).not.toBeNull();
    expect(((found ?? Infinity) - 1_000) / 3).toBeLessThan(150);
  });

  it('forgives a page that is busy for 200 ms and answers everything at once after that', () => {
    expect(watch((atMs) => (atMs >= 1_000 && atMs < 1_200 ? 1_203 - atMs : 3))).toBeNull();
  });

  it('forgives answers that are late now and then', () => {
    expect(watch((atMs) => (atMs % 100 < 80 ? 120 : 3))).toBeNull();
  });

  it('takes silence for a queue that drops', () => {
    const found = watch((atMs) => (atMs < 1_000 ? 3 : null));
    expect(found).toBeGreaterThanOrEqual(1_300);
    expect(found).toBeLessThanOrEqual(1_420);
  });

  it('does not judge who never answers', () => {
    expect(watch(() => null)).toBeNull();
  });

  it('does not take an answer to what was not sent', () => {
    const queue = new QueueWatch();
    queue.start(0);
    queue.handleAnswer(7, 1_000);
    expect(queue.sign(5_000)).toBe('unknown');
  });

  it('begins anew with each filling', () => {
    const queue = new QueueWatch();
    queue.start(0);
    queue.handleSent(1, 0);
    queue.handleAnswer(1, 3);
    expect(queue.sign(1_000)).toBe('growing');
    queue.start(10_000);
    expect(queue.sign(10_100)).toBe('none');
  });
});

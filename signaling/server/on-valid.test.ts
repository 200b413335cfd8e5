import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { requests, type Answer } from '#protocol';
import { onValid, type Door } from './on-valid.ts';
import { silent } from '../testing/participant.ts';

// A door that hands on what a socket would, acknowledgement or not.
class FakeDoor extends EventEmitter implements Door {
  readonly id = 'socket-1';
}

function open(handle: () => Answer | Promise<Answer>): {
  door: FakeDoor;
  lines: string[];
  answered: unknown[];
} {
  const door = new FakeDoor();
  const lines: string[] = [];
  const answered: unknown[] = [];
  const log = (line: string): void => {
    lines.push(line);
  };
  onValid({ door, log, onAnswered: (...told) => answered.push(told) }, 'media', requests.media, handle);
  return { door, lines, answered };
}

function ask(door: FakeDoor, ...args: unknown[]): Promise<unknown> {
  return new Promise((resolve) => {
    door.emit('media', ...args, resolve);
  });
}

const secretive = (): never => {
  throw new TypeError('name: Mina');
};
const internal = { ok: false, reason: 'internal' };

describe('a handler', () => {
  test('that throws is answered for, without its words', async () => {
    const { door, lines } = open(secretive);
    expect(await ask(door, silent)).toEqual(internal);
    expect(lines).toEqual(['request failed event=media socket=socket-1 error=TypeError']);
  });

  test('that fails later is answered for', async () => {
    const { door, lines } = open(() => Promise.resolve().then(secretive));
    expect(await ask(door, silent)).toEqual(internal);
    expect(lines).toHaveLength(1);
  });

  test('that fails hurts nobody when no acknowledgement was asked for', () => {
    const { door, lines } = open(secretive);
    expect(() => door.emit('media', silent)).not.toThrow();
    expect(() => door.emit('media', silent, 'not a function')).not.toThrow();
    expect(lines).toHaveLength(2);
  });

  test('answers at once, or when it is ready', async () => {
    expect(await ask(open(() => ({ ok: true })).door, silent)).toEqual({ ok: true });
    expect(await ask(open(() => Promise.resolve({ ok: true })).door, silent)).toEqual({ ok: true });
  });
});

describe('a request', () => {
  test('that does not fit never reaches the handler', async () => {
    const { door, lines } = open(secretive);
    const bad = { ok: false, reason: 'bad-request' };
    for (const args of [[], [null], [{}], [[silent]], [{ ...silent, camera: 'yes' }]]) {
      expect(await ask(door, ...args)).toEqual(bad);
    }
    expect(lines).toEqual([]);
  });

  test('is told of with its answer, also where nobody waits for it', () => {
    const { door, answered } = open(() => ({ ok: true }));
    door.emit('media', silent);
    door.emit('media', null);
    expect(answered).toEqual([
      ['media', { ok: true }],
      ['media', { ok: false, reason: 'bad-request' }],
    ]);
  });

  test('survives an acknowledgement that throws', () => {
    const { door } = open(() => ({ ok: true }));
    expect(() => door.emit('media', silent, secretive)).not.toThrow();
  });
});

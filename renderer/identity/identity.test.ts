import { describe, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';
import { createPair, Identity } from './identity.ts';
import { InOrder } from './in-order.ts';
import { loadIdentity } from './load-identity.ts';
import type { PairStore } from './pair-store.ts';

// Keeps in memory what IndexedDB keeps on disk; the real one is tried by tests/e2e/identity.spec.ts.
function memory(): { open: () => Promise<PairStore>; opened: () => number } {
  let kept: CryptoKeyPair | null = null;
  let opened = 0;
  const store: PairStore = {
    read: () => Promise.resolve(kept),
    keep: (pair) => Promise.resolve((kept ??= pair)),
    close: () => (opened -= 1),
  };
  return {
    open: () => {
      opened += 1;
      return Promise.resolve(store);
    },
    opened: () => opened,
  };
}

describe('an identity', () => {
  test('is the same at every start, and for windows that start at once', async () => {
    const { open, opened } = memory();
    const [one, other] = await Promise.all([loadIdentity(open), loadIdentity(open)]);
    const later = await loadIdentity(open);
    expect(new Set([one.id, other.id, later.id]).size).toBe(1);
    expect(later).toMatchObject({ isKept: true, id: expect.stringMatching(/^[\w-]{43}$/) as unknown });
    expect(later.key).toMatch(/^[\w-]{87}$/);
    expect(opened()).toBe(0);
  });

  test('is for this start only where nothing can be kept', async () => {
    const refuse = () => Promise.reject(new DOMException('refused', 'SecurityError'));
    const one = await loadIdentity(refuse);
    expect(one.isKept).toBe(false);
    expect((await loadIdentity(refuse)).id).not.toBe(one.id);
    const full: PairStore = {
      read: () => Promise.resolve(null),
      keep: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      close: () => undefined,
    };
    expect((await loadIdentity(() => Promise.resolve(full))).isKept).toBe(false);
  });

  test('has a private key that nobody can read', async () => {
    const { privateKey } = await createPair();
    for (const format of ['pkcs8', 'jwk'] as const) {
      await expect(crypto.subtle.exportKey(format, privateKey)).rejects.toThrow();
    }
    expect((await Identity.of(await createPair(), false)).id).toMatch(/^[\w-]{43}$/);
  });
});

describe('base64url', () => {
  test('gives bytes back', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 251 + length) % 256);
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64url(text)).toEqual(bytes);
    }
  });

  test.each(['A', 'AB', 'AA==', 'A A', '+/+/', 'AAA ', 'é', '\n'])('has one spelling (%j)', (text) => {
    expect(fromBase64url(text)).toBeNull();
  });
});

test('results are handed on in the order of their beginnings, whatever fails in between', async () => {
  const order = new InOrder();
  const taken: number[] = [];
  const later = deferred<number>();
  const first = order.after(later.promise, (value) => taken.push(value));
  const failing = order.after(Promise.reject(new Error('no')), () => taken.push(-1));
  const third = order.after(Promise.resolve(3), (value) => taken.push(value));
  later.resolve(1);
  await expect(failing).rejects.toThrow('no');
  await Promise.all([first, third]);
  expect(taken).toEqual([1, 3]);
});

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

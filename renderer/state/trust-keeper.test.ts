import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Member } from '#protocol';
import type { KnownDevice } from '../identity/known-devices.ts';
import { Others } from './others.svelte.ts';
import { TrustKeeper } from './trust-keeper.ts';

// Keeps in memory what IndexedDB keeps on disk; the real one is tried by tests/e2e/trust.spec.ts.
const kept = new Map<string, KnownDevice>();
const memory = {
  find: (id: string) => Promise.resolve(kept.get(id) ?? null),
  meet: (id: string, name: string) => keep({ id, name, isCompared: kept.get(id)?.isCompared ?? false }),
  compare: (id: string, name: string) => keep({ id, name, isCompared: true }),
  forget: (id: string) => {
    kept.delete(id);
    return Promise.resolve();
  },
};
const keep = (device: KnownDevice) => {
  kept.set(device.id, device);
  return Promise.resolve();
};
const broken = () => Promise.reject(new DOMException('none', 'SecurityError'));

/** Finds nobody, when it is told to. */
function slowMemory() {
  let answer: () => void = () => undefined;
  const found = new Promise<null>((resolve) => (answer = () => resolve(null)));
  return { memory: { ...memory, find: () => found }, answer: () => answer() };
}

const code = [1, 2, 3, 4, 5, 6, 7];
const media = { microphone: false, camera: false, screen: false, 'screen-2': false };
const jun: Member = { id: 'J'.repeat(43), key: '', session: '', name: 'Jun', media };
let refused: string[];

function newCall(known: ConstructorParameters<typeof TrustKeeper>[0]['known'] = memory) {
  const others = new Others([jun]);
  const mesh = { refuse: (id: string, reason: string) => refused.push(`${id} ${reason}`) };
  const keeper = new TrustKeeper({ known, others, mesh });
  const person = others.find(jun.id);
  if (!person) throw new Error('nobody there');
  return {
    keeper,
    others,
    person,
    pass: (isByInvite = false) => keeper.handlePassed(jun.id, code, isByInvite),
  };
}

beforeEach(() => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  kept.clear();
  refused = [];
});

describe('somebody', () => {
  test('is nothing before the handshake, unverified after it, and known in the next call only', async () => {
    const first = newCall();
    expect(first.person.trust.level).toBeNull();
    await first.pass();
    expect(first.person.trust.level).toBe('unverified');
    // The connection is made anew: it is the same call.
    await first.pass();
    expect(first.person.trust.level).toBe('unverified');
    const second = newCall();
    await second.pass();
    expect(second.person.trust.level).toBe('known');
  });

  test('who comes back in the same call was not known before it', async () => {
    const { keeper, others, pass } = newCall();
    await pass();
    others.handleLeft(jun.id);
    others.handleJoined(jun, false);
    await keeper.handlePassed(jun.id, code, false);
    expect(others.find(jun.id)?.trust.level).toBe('unverified');
  });

  test('who has the secret of the invite is verified by it, also when known', async () => {
    await newCall().pass(true);
    const { person, pass } = newCall();
    await pass(true);
    expect(person.trust.level).toBe('by-invite');
  });

  test('whose code was compared is so in later calls, under any name, until forgotten', async () => {
    const first = newCall();
    await first.pass();
    await first.keeper.agree(first.person);
    expect(first.person.trust.level).toBe('by-you');
    await keep({ id: jun.id, name: 'Juniper', isCompared: true });
    const second = newCall();
    await second.pass(true);
    expect(second.person.trust.level).toBe('by-you');
    expect(second.person.trust.known?.name).toBe('Juniper');
    await second.keeper.forget(second.person);
    expect(second.person.trust.level).toBe('by-invite');
    const third = newCall();
    await third.pass();
    expect(third.person.trust.level).toBe('unverified');
  });

  test('whose code differs is cut off, and not known any more', async () => {
    await newCall().pass();
    const { keeper, person, pass } = newCall();
    await pass();
    await keeper.differ(person);
    expect(refused).toEqual([`${jun.id} code-differs`]);
    expect(kept.size).toBe(0);
    person.handleBlocked({ kind: 'refused', by: 'self', reason: 'code-differs' });
    expect(person.trust.level).toBeNull();
    expect(person.trust.code).toBeNull();
  });

  test('who is agreed on while the disk is still asked stays so; who is cut off then is not met', async () => {
    const first = slowMemory();
    const { keeper, person, pass } = newCall(first.memory);
    const passing = pass();
    await keeper.agree(person);
    first.answer();
    await passing;
    expect(person.trust.level).toBe('by-you');

    kept.clear();
    const second = slowMemory();
    const other = newCall(second.memory);
    const passingThere = other.pass();
    await other.keeper.differ(other.person);
    other.person.handleBlocked({ kind: 'refused', by: 'self', reason: 'code-differs' });
    second.answer();
    await passingThere;
    expect(kept.size).toBe(0);
    expect(other.person.trust.level).toBeNull();
  });

  test('is taken as it is where nothing can be kept, for this call', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const { keeper, person, pass } = newCall({ find: broken, meet: broken, compare: broken, forget: broken });
    await pass();
    expect(person.trust.level).toBe('unverified');
    await keeper.agree(person);
    expect(person.trust.level).toBe('by-you');
    expect(warn).toHaveBeenCalledTimes(2);
    warn.mockRestore();
  });
});

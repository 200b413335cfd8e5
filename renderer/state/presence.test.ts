import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverLimits, type Member } from '#protocol';
import type { BlockReason } from '../signaling-client/block-reason.ts';
import { Others } from './others.svelte.ts';
import { Presence } from './presence.ts';

const media = { microphone: false, camera: false, screen: false, 'screen-2': false };
const member = (id: string, session = `${id} 1`): Member => ({ id, key: '', session, name: id, media });

/** What the connections and the signals are told, beside the real list of the others. */
class Beside {
  readonly told: string[] = [];
  readonly #links = new Map<string, string>();
  readonly #gone = new Map<string, number>();
  /** By session. */
  readonly blocked = new Map<string, BlockReason>();

  readonly mesh = {
    connect: (id: string, generation: number) => this.#tell(`connect ${id} ${String(generation)}`),
    handleMembers: (ids: readonly string[]) => this.#tell(`connect ${ids.join(' ')}`),
    handleMemberLeft: (id: string) => this.#tell(`close ${id}`),
  };

  readonly signals = {
    handleMember: ({ id, session }: Member) => {
      this.#links.set(id, session);
      return this.#gone.get(session) ?? 0;
    },
    blockOf: (id: string) => this.blocked.get(this.#links.get(id) ?? '') ?? null,
    handleMemberLeft: (id: string) => {
      const session = this.#links.get(id);
      // As if one connection had been made in each stay.
      if (session !== undefined) this.#gone.set(session, 1);
      this.#links.delete(id);
    },
    knows: ({ id, session }: Pick<Member, 'id' | 'session'>) => this.#links.get(id) === session,
    handleAway: () => this.#tell('pause'),
    handleThere: (id: string, anew: boolean) => this.#tell(`resume ${id}${anew ? ' again' : ''}`),
    handleAnew: (session: string) => {
      this.#links.clear();
      this.#gone.clear();
      this.#tell(`anew ${session}`);
    },
  };

  #tell(what: string): void {
    // A close of what is not open says nothing.
    this.told.push(what);
  }

  /** What was told since the last time. */
  take(): string[] {
    return this.told.splice(0);
  }
}

let beside: Beside;
let others: Others;
let presence: Presence;
const shown = () => others.participants.map(({ id, away }) => (away ? `${id} away` : id));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
  beside = new Beside();
  const members = [member('ara'), member('bo')];
  others = new Others(members);
  presence = new Presence({ selfId: 'bin', others, mesh: beside.mesh, signals: beside.signals });
  presence.handleEntered(members);
  expect(beside.take()).toEqual(['connect ara bo']);
  presence.handleAway();
  expect(beside.take()).toEqual(['pause']);
});
afterEach(() => {
  presence.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('back in the same seat', () => {
  it('keeps the connections, and lets those make theirs who came meanwhile', () => {
    presence.handleBack([{ ...member('ara'), away: true }, member('bo'), member('chae')], 'own 1', 'seat');
    expect(beside.take()).toEqual(['resume ara', 'resume bo', 'close chae']);
    expect(shown()).toEqual(['ara away', 'bo', 'chae']);
    expect(others.find('chae')?.offered).toBe(false);
  });

  it('lets go of who left meanwhile, also when they are there again in another stay', () => {
    presence.handleBack([member('bo', 'bo 2')], 'own 1', 'seat');
    expect(beside.take()).toEqual(['close ara', 'close bo']);
    expect(shown()).toEqual(['bo']);
  });
});

describe('back in a room that was opened again', () => {
  it('keeps the connection to whoever comes in the stay of before, and gives the rest up after a while', () => {
    presence.handleBack([member('bo')], 'own 1', 'opened-again');
    expect(shown()).toEqual(['ara away', 'bo']);
    presence.handleJoined(member('ara'));
    expect(beside.take()).toEqual(['resume bo again', 'resume ara again']);
    expect(shown()).toEqual(['ara', 'bo']);
    vi.advanceTimersByTime(serverLimits.seatMs);
    expect(shown()).toEqual(['ara', 'bo']);
  });

  it('makes a connection anew to whoever was given up and comes in the stay of before', () => {
    presence.handleBack([member('bo')], 'own 1', 'opened-again');
    vi.advanceTimersByTime(serverLimits.seatMs);
    expect(shown()).toEqual(['bo']);
    beside.take();
    presence.handleJoined(member('ara'));
    expect(beside.take()).toContain('connect ara 2');
  });

  it('has the one of two who sorts first take the later generation, since both may make the connection', () => {
    presence.handleBack([], 'own 1', 'opened-again');
    vi.advanceTimersByTime(serverLimits.seatMs);
    presence.handleJoined(member('ara'));
    presence.handleJoined(member('bo'));
    expect(beside.take().filter((told) => told.startsWith('connect'))).toEqual([
      'connect ara 2',
      'connect bo 3',
    ]);
  });

  it('is the newcomer for whoever is new there', () => {
    presence.handleBack([member('ara', 'ara 2'), member('chae')], 'own 1', 'opened-again');
    expect(beside.take()).toEqual(['close ara', 'connect ara 1', 'close chae', 'connect chae 1']);
    expect(shown()).toEqual(['bo away', 'ara', 'chae']);
  });
});

describe('somebody who is blocked', () => {
  const reason: BlockReason = { kind: 'refused', by: 'self', reason: 'wrong-proof' };

  beforeEach(() => {
    beside.blocked.set('ara 1', reason);
    others.handleBlocked('ara', reason);
  });

  it('stays so with the reason, and is not connected to, when the server says them again', () => {
    presence.handleJoined(member('ara'));
    expect(others.find('ara')?.blocked).toEqual(reason);
    presence.handleLeft('ara');
    presence.handleJoined(member('ara'));
    expect(others.find('ara')?.blocked).toEqual(reason);
    presence.handleLeft('ara');
    presence.handleBack([member('ara'), member('bo')], 'own 1', 'opened-again');
    expect(others.find('ara')?.blocked).toEqual(reason);
    expect(beside.take().filter((told) => told.startsWith('connect'))).toEqual([]);
  });

  it('is met anew when they come back in another stay', () => {
    presence.handleJoined(member('ara', 'ara 2'));
    expect(others.find('ara')?.blocked).toBeNull();
  });
});

it('in another stay, everything is made anew', () => {
  presence.handleBack([member('bo'), member('chae')], 'own 2', 'anew');
  expect(beside.take()).toEqual([
    ...['close ara', 'close bo', 'anew own 2'],
    ...['close bo', 'connect bo 1', 'close chae', 'connect chae 1'],
  ]);
  expect(shown()).toEqual(['bo', 'chae']);
});

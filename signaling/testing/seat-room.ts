import { expect } from 'vitest';
import type { Answer, MediaState, Member, Notices } from '#protocol';
import { controls } from '../server/handlers/controls.ts';
import { join } from '../server/handlers/join.ts';
import { keepSeat, leave } from '../server/handlers/leave.ts';
import { signal } from '../server/handlers/signal.ts';
import type { Context } from '../server/handlers/context.ts';
import { GuessThrottle } from '../server/guess-throttle.ts';
import { IceIssuer } from '../server/ice-issuer.ts';
import { Rooms } from '../server/rooms.ts';
import { Seats } from '../server/seats.ts';
import { Sessions, type Session } from '../server/sessions.ts';

const silent: MediaState = { microphone: false, camera: false, screen: false, 'screen-2': false };

/** What a participant as a program knows of the room: all from what it was told. */
export interface Knows {
  readonly id: string;
  session: Session | null;
  /** Nothing that is said reaches them any more. */
  isDeaf: boolean;
  stay: string;
  epoch: string;
  heard: number;
  /** The others, and whether they are away. */
  others: Map<string, boolean>;
  ownerId: string | null;
  /** The payloads that came in this stay. */
  signals: string[];
}

/** Handlers without sockets: people who do things in turn, and what each of them is told. */
export class SeatRoom {
  readonly rooms = new Rooms();
  readonly people: Knows[];
  readonly room;
  readonly #shared: Omit<Context, 'session'>;
  #stays = 0;

  /** @param ids of the people; the first is the owner */
  constructor(ids: readonly string[], capacity: number, seatMs: number) {
    const made = this.rooms.create({ name: 'Tea', owner: 'Mina', capacity, ownerId: ids[0] ?? null });
    if (!made) throw new Error('no room');
    this.room = made;
    this.#shared = {
      ...{ sessions: new Sessions(), seats: new Seats({ seatMs, unheard: 1_000_000 }), rooms: this.rooms },
      ...{
        fingerprint: '',
        throttle: new GuessThrottle(() => 0),
        ice: new IceIssuer([]),
        log: () => undefined,
      },
    };
    const nobody = { session: null, stay: '', epoch: '', heard: 0, isDeaf: false, ownerId: null };
    this.people = ids.map((id) => ({ id, ...nobody, others: new Map(), signals: [] }));
  }

  /** Somebody connects, which ends what connection they had. */
  connect(who: Knows): void {
    this.lose(who);
    const session = this.#sessionOf(who);
    this.#shared.sessions.add(who.id, session);
    who.session = session;
    who.isDeaf = false;
  }

  /** The connection of somebody is lost, whether they know it or not. */
  lose(who: Knows): void {
    if (!who.session) return;
    keepSeat({ ...this.#shared, session: who.session });
    this.#shared.sessions.delete(who.id);
    who.session = null;
  }

  /** Somebody asks to come in, in a stay of before or another. */
  join(who: Knows, again: boolean): ReturnType<typeof join> {
    const stay = again ? who.stay : `stay ${String((this.#stays += 1))}`;
    const { epoch, heard } = who;
    const asked = { room: this.room.id, session: stay, media: silent };
    const answer = this.#as(who, (context) =>
      join(
        context,
        { ...asked, ...(again ? { back: { epoch, heard } } : {}) },
        { id: who.id, key: who.id, name: who.id },
      ),
    );
    if (!answer.ok) return answer;
    if (!again) Object.assign(who, { stay, heard: 0, signals: [] });
    who.epoch = answer.epoch;
    who.ownerId = answer.ownerId;
    who.others = new Map(answer.members.map((member: Member) => [member.id, member.away ?? false]));
    return answer;
  }

  leave(who: Knows): Answer {
    return this.#as(who, (context) => leave(context));
  }

  say(from: Knows, to: Knows, payload: string): Answer {
    const asked = { to: to.id, toSession: to.stay, payload, signature: '' };
    return this.#as(from, (context) => signal(context, asked, { id: from.id, key: '', name: '' }));
  }

  /** Uses one of the owner's controls; who may is looked at elsewhere. */
  control(owner: Knows, control: 'remove' | 'ban' | 'unban' | 'hand-over', id: string): string | null {
    return this.#as(owner, (context) => controls[control](context, this.room, { id }));
  }

  #as<T>(who: Knows, act: (context: Context) => T): T {
    if (!who.session) throw new Error('not connected');
    return act({ ...this.#shared, session: who.session });
  }

  #sessionOf(who: Knows): Session {
    const session: Session = {
      ...{ challenge: '', address: '', challengeTried: true, room: null, waitingIn: null },
      who: { id: who.id, key: who.id, name: who.id },
      disconnect: () => undefined,
      send: (event, notice) => {
        if (who.session === session && !who.isDeaf) hear(who, { event, notice });
      },
    };
    return session;
  }
}

function hear(who: Knows, { event, notice }: { event: string; notice: object }): void {
  const told = { ...notice } as Partial<
    Notices['member-joined'] & Notices['signal'] & Notices['room-changed']
  >;
  const { id = '', number = 0 } = told;
  if (event === 'member-joined') who.others.set(id, false);
  else if (event === 'member-left') expect(who.others.delete(id)).toBe(true);
  else if (event === 'member-reconnecting') who.others.set(id, true);
  else if (event === 'member-back') who.others.set(id, false);
  else if (event === 'room-changed') who.ownerId = told.ownerId ?? null;
  else if (event === 'signal') {
    // Each once, and none is missing.
    expect(number).toBe(who.heard + 1);
    who.heard = number;
    who.signals.push(told.payload ?? '');
  }
}

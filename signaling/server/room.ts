import type { AccessPolicy, Knock, MediaState, Member, RoomSummary } from '#protocol';
import { RoomDoor, type Refused, type RefuteProof } from './room-door.ts';

/** What a room is made with, already within the protocol's limits. */
export interface RoomDescription {
  id: string;
  name: string;
  /** The owner's display name. */
  owner: string;
  /** Most participants at one time. */
  capacity: number;
  /** Who has the room's controls; nobody without it. */
  ownerId?: string | null;
  /** Who may enter; anyone without it. */
  access?: AccessPolicy;
}

/** Whether someone came in, and who was there before them. */
export type Entry = { ok: true; others: Member[] } | Refused;

/** One room and who is in it. It knows ids and names, nothing of sockets. */
export class Room {
  readonly id: string;
  readonly #name: string;
  readonly #capacity: number;
  readonly #door: RoomDoor;
  readonly #members = new Map<string, Member>();
  #owner: string;

  /** @param description what the room is called, how many fit in, and who may enter */
  constructor({ id, name, owner, capacity, ownerId = null, access = { rule: 'open' } }: RoomDescription) {
    this.id = id;
    this.#name = name;
    this.#owner = owner;
    this.#capacity = capacity;
    this.#door = new RoomDoor(access, ownerId);
  }

  /** The room as someone outside of it may see it: nothing of it is secret. */
  get summary(): RoomSummary {
    const { policy, locked } = this.#door;
    return {
      ...{ id: this.id, name: this.#name, owner: this.#owner },
      ...{ participants: this.#members.size, capacity: this.#capacity, access: policy.rule, locked },
    };
  }

  /** Who has the controls, whether they are inside or not. */
  get ownerId(): string | null {
    return this.#door.ownerId;
  }

  /** What a proof is checked with; null where none is asked for. */
  get joinKey(): string | null {
    return 'joinKey' in this.#door.policy ? this.#door.policy.joinKey : null;
  }

  /** Everyone inside, in the order they came. */
  get members(): Member[] {
    return [...this.#members.values()];
  }

  /** Those who wait to be let in, in the order they came. */
  get waiting(): Knock[] {
    return this.#door.waiting;
  }

  /** Whether the participant with this id is inside. */
  has(id: string): boolean {
    return this.#members.has(id);
  }

  /** The participant with this id as the others know them, or null when they are not inside. */
  get(id: string): Member | null {
    return this.#members.get(id) ?? null;
  }

  /**
   * Lets a participant in, or says why not. Whoever is told `waiting` is on the waiting list.
   * @param refuteProof is asked only when everything before it is right
   */
  enter(member: Member, refuteProof: RefuteProof = () => ({ ok: false, reason: 'wrong-proof' })): Entry {
    const { id, key, name } = member;
    if (this.#members.has(id)) return { ok: false, reason: 'already-joined' };
    const refused = this.#door.refuse(id, this.#members.size >= this.#capacity, refuteProof);
    if (refused?.reason === 'waiting' && !this.#door.wait({ id, key, name }))
      return { ok: false, reason: 'full' };
    if (refused) return refused;
    const others = this.members;
    this.#members.set(id, member);
    return { ok: true, others };
  }

  /** @returns whether the participant was inside */
  leave(id: string): boolean {
    return this.#members.delete(id);
  }

  /** Takes somebody off the waiting list. @returns whether they waited */
  stopWaiting(id: string): boolean {
    return this.#door.stopWaiting(id);
  }

  /** Lets somebody who waits come in at their next `enter`. */
  admit(id: string): 'admitted' | 'locked' | 'no-such-member' {
    if (this.#door.locked) return 'locked';
    return this.#door.admit(id) ? 'admitted' : 'no-such-member';
  }

  /** Whether nobody but the owner comes in from now on. */
  setLocked(locked: boolean): void {
    this.#door.setLocked(locked);
  }

  /** From now on, somebody who was let in has to knock again. */
  forget(id: string): void {
    this.#door.forget(id);
  }

  /** Puts somebody out, or off the waiting list, for good. The owner cannot be banned. */
  ban(id: string): void {
    if (id === this.ownerId) return;
    this.#door.ban(id);
    this.#members.delete(id);
  }

  /** @returns whether they were banned */
  unban(id: string): boolean {
    return this.#door.unban(id);
  }

  /** Gives the controls to somebody inside. @returns whether they are */
  handOver(id: string): boolean {
    const member = this.#members.get(id);
    if (!member) return false;
    this.#door.handOver(id);
    this.#owner = member.name;
    return true;
  }

  /** Keeps what a participant sends now. @returns whether the participant is inside */
  setMedia(id: string, media: MediaState): boolean {
    const member = this.#members.get(id);
    if (!member) return false;
    this.#members.set(id, { ...member, media });
    return true;
  }

  /** Empties the room. @returns who was inside */
  clear(): Member[] {
    const { members } = this;
    this.#members.clear();
    return members;
  }
}

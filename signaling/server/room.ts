import type { AccessPolicy, Knock, MediaState, Member, RoomSummary } from '#protocol';
import { RoomDoor, type Refused, type RefuteProof } from './room-door.ts';
import type { RoomRules } from './room-rules.ts';

/** What a room is made with, already within the protocol's limits. */
export interface RoomDescription {
  id: string;
  name: string;
  /** The owner's display name. */
  owner: string;
  /** Most participants at one time. */
  capacity: number;
  /** Which opening of the room this is: what was promised in another is not known here. */
  epoch?: string;
  /** Who has the room's controls; nobody without it. */
  ownerId?: string | null;
  /** Who may enter; anyone without it. */
  access?: AccessPolicy;
  /** What was decided when it was served before. */
  rules?: RoomRules | undefined;
}

/** Whether someone came in, and who was there before them. */
export type Entry = { ok: true; others: Member[] } | Refused;

/** One room and who is in it. It knows ids and names, nothing of sockets. */
export class Room {
  readonly id: string;
  /** Which opening of the room this is. */
  readonly epoch: string;
  readonly #name: string;
  readonly #capacity: number;
  readonly #door: RoomDoor;
  readonly #members = new Map<string, Member>();
  // Those who were put out, by the stay that it ended: it is not taken up again.
  readonly #putOut = new Map<string, string>();
  #owner: string;

  /** @param description what the room is called, how many fit in, and who may enter */
  constructor(description: RoomDescription) {
    const { id, name, owner, capacity, epoch = '', ownerId = null, access = { rule: 'open' } } = description;
    const { rules } = description;
    this.id = id;
    this.epoch = epoch;
    this.#name = name;
    this.#owner = rules?.owner ?? owner;
    this.#capacity = capacity;
    this.#door = new RoomDoor(access, ownerId);
    if (rules) this.#door.restore(rules);
  }

  /** The room as someone outside of it may see it: nothing of it is secret. */
  get summary(): RoomSummary {
    const { policy, locked } = this.#door;
    return {
      ...{ id: this.id, name: this.#name, owner: this.#owner },
      ...{ participants: this.#members.size, capacity: this.#capacity, access: policy.rule, locked },
    };
  }

  /** What has been decided so far. */
  get rules(): RoomRules {
    // Those who have not come back yet are still to find no lock, also when it is opened anew once more.
    const inside = [...new Set([...this.#members.keys(), ...this.#door.returning])];
    return { ...this.#door.rules, owner: this.#owner, inside };
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
   * @param hadSeat until now, a seat was kept for them here: the lock was not meant for them
   */
  enter(
    member: Member,
    refuteProof: RefuteProof = () => ({ ok: false, reason: 'wrong-proof' }),
    hadSeat = false,
  ): Entry {
    const { id, key, name, colour } = member;
    if (this.#members.has(id)) return { ok: false, reason: 'already-joined' };
    const refused = this.#door.refuse(id, this.#members.size >= this.#capacity, refuteProof, hadSeat);
    if (refused?.reason === 'waiting' && !this.#door.wait({ id, key, name, ...(colour && { colour }) }))
      return { ok: false, reason: 'full' };
    if (refused) return refused;
    const others = this.members;
    this.#members.set(id, member);
    this.#putOut.delete(id);
    this.#door.handleEntered(id);
    return { ok: true, others };
  }

  /** @returns whether the participant was inside */
  leave(id: string): boolean {
    return this.#members.delete(id);
  }

  /** Says whether the connection of somebody inside is lost. Their place stays theirs. */
  setAway(id: string, away: boolean): void {
    const member = this.#members.get(id);
    if (!member) return;
    const now: Member = { ...member, away };
    if (!away) delete now.away;
    this.#members.set(id, now);
  }

  /** Why somebody does not find the seat of a stay: it ran out, unless they were put out. */
  reasonGone(id: string, stay: string): 'banned' | 'removed' | 'seat-gone' {
    if (this.#door.isBanned(id)) return 'banned';
    return this.#putOut.get(id) === stay ? 'removed' : 'seat-gone';
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

  /** Whoever was inside when the room was served before has had the time to come back. */
  forgetReturning(): void {
    this.#door.forgetReturning();
  }

  /** Whether nobody but the owner comes in from now on. */
  setLocked(locked: boolean): void {
    this.#door.setLocked(locked);
  }

  /** Puts somebody out. They may come back, as a stranger: whoever was let in has to knock again. */
  putOut(id: string): void {
    const member = this.#members.get(id);
    this.#door.forget(id);
    if (!member) return;
    this.#members.delete(id);
    this.#putOut.set(id, member.session);
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

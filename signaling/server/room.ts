import type { MediaState, Member, RoomSummary } from '#protocol';

/** What a room is made with, already within the protocol's limits. */
export interface RoomDescription {
  id: string;
  name: string;
  /** The owner's display name. */
  owner: string;
  /** Most participants at one time. */
  capacity: number;
}

/** Whether someone came in, and who was there before them. */
export type Entry = { ok: true; others: Member[] } | { ok: false; reason: 'full' | 'already-joined' };

/** One room and who is in it. It knows ids and names, nothing of sockets. */
export class Room {
  readonly #description: RoomDescription;
  readonly #members = new Map<string, Member>();

  /** @param description what the room is called and how many fit in */
  constructor(description: RoomDescription) {
    this.#description = description;
  }

  /** The room as someone outside of it may see it. */
  get summary(): RoomSummary {
    return { ...this.#description, participants: this.#members.size, access: 'open' };
  }

  /** Everyone inside, in the order they came. */
  get members(): Member[] {
    return [...this.#members.values()];
  }

  /** Whether the participant with this id is inside. */
  has(id: string): boolean {
    return this.#members.has(id);
  }

  /** The participant with this id as the others know them, or null when they are not inside. */
  get(id: string): Member | null {
    return this.#members.get(id) ?? null;
  }

  /** Lets a participant in, or says why not. */
  enter(member: Member): Entry {
    if (this.#members.has(member.id)) return { ok: false, reason: 'already-joined' };
    if (this.#members.size >= this.#description.capacity) return { ok: false, reason: 'full' };
    const others = this.members;
    this.#members.set(member.id, member);
    return { ok: true, others };
  }

  /** @returns whether the participant was inside */
  leave(id: string): boolean {
    return this.#members.delete(id);
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

import { randomBytes } from 'node:crypto';
import { limits, type Member, type RoomSummary } from '#protocol';
import { Room, type Entry, type RoomDescription } from './room.ts';
import type { RoomRules } from './room-rules.ts';
import type { RefuteProof } from './room-door.ts';

// 96 bits: nobody guesses a room they were not told of, and 16 characters still fit a DNS label.
const idBytes = 12;
const epochBytes = 16;

/** The rooms of one server. Whoever listens is told of every change that an outsider may see. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #listeners = new Set<(rooms: RoomSummary[]) => void>();
  readonly #decisionListeners = new Set<() => void>();

  /** @returns the new room, under a random id without another, or null when the server has as many as it may */
  create({
    id = randomBytes(idBytes).toString('base64url'),
    ...description
  }: Omit<RoomDescription, 'id'> & { id?: string }): Room | null {
    if (this.#rooms.size >= limits.rooms) return null;
    const room = new Room({ id, epoch: randomBytes(epochBytes).toString('base64url'), ...description });
    this.#rooms.set(id, room);
    this.handleChanged();
    return room;
  }

  /** The room with this id, or null. */
  get(id: string): Room | null {
    return this.#rooms.get(id) ?? null;
  }

  /** Lets a participant into one of the rooms, or says why not: see Room.enter. */
  enter(room: Room, member: Member, refuteProof?: RefuteProof, hadSeat?: boolean): Entry {
    const entry = room.enter(member, refuteProof, hadSeat);
    if (entry.ok) this.handleChanged();
    return entry;
  }

  /** Takes a participant out of a room. @returns whether they were inside */
  leave(id: string, participant: string): boolean {
    const left = this.#rooms.get(id)?.leave(participant) ?? false;
    if (left) this.handleChanged();
    return left;
  }

  /** Ends a room. @returns who was inside, or null when there is no such room */
  close(id: string): Member[] | null {
    const room = this.#rooms.get(id);
    if (!room) return null;
    this.#rooms.delete(id);
    const members = room.clear();
    this.handleChanged();
    return members;
  }

  /** Every room as an outsider may see it, oldest first. */
  get summaries(): RoomSummary[] {
    return [...this.#rooms.values()].map((room) => room.summary);
  }

  /** Calls the listener with all rooms after each change. @returns a function that stops it */
  onChanged(listener: (rooms: RoomSummary[]) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Tells the listeners of a change that an outsider may see. */
  handleChanged(): void {
    this.handleDecided();
    if (this.#listeners.size === 0) return;
    const { summaries } = this;
    for (const listener of this.#listeners) listener(summaries);
  }

  /** What has been decided about each room, by its id. */
  get rules(): Map<string, RoomRules> {
    return new Map([...this.#rooms].map(([id, { rules }]) => [id, rules]));
  }

  /** Calls the listener whenever something may have been decided. @returns a function that stops it */
  onDecided(listener: () => void): () => void {
    this.#decisionListeners.add(listener);
    return () => {
      this.#decisionListeners.delete(listener);
    };
  }

  /** Tells those listeners. */
  handleDecided(): void {
    for (const listener of this.#decisionListeners) listener();
  }
}

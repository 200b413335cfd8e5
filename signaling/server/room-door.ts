import { limits, type AccessPolicy, type Knock, type Refusal } from '#protocol';
import type { RoomRules } from './room-rules.ts';

type DoorRules = Omit<RoomRules, 'owner' | 'inside'>;

/** Why somebody does not come in. */
export interface Refused {
  ok: false;
  reason: Refusal;
  retryAfterMs?: number | undefined;
}

/** Looks at a proof, and says what is wrong with it; null when it is right. */
export type RefuteProof = () => Refused | null;

const refused = (reason: Refusal): Refused => ({ ok: false, reason });

/** Who may enter one room: its rule, lock, bans, those who wait, and the owner whom none of it stops. */
export class RoomDoor {
  readonly policy: AccessPolicy;
  #ownerId: string | null;
  #locked = false;
  readonly #bans = new Set<string>();
  // Let in once by the owner, until they are removed: who loses the connection does not have to knock again.
  readonly #admitted = new Set<string>();
  // Inside when the room was served last: the lock was not meant for them.
  readonly #returning = new Set<string>();
  readonly #waiting = new Map<string, Knock>();

  /** @param ownerId null for a room without an owner, where nobody has the controls */
  constructor(policy: AccessPolicy, ownerId: string | null) {
    this.policy = policy;
    this.#ownerId = ownerId;
  }

  get ownerId(): string | null {
    return this.#ownerId;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** What has been decided so far. */
  get rules(): DoorRules {
    const [bans, admitted] = [[...this.#bans], [...this.#admitted]];
    return { ownerId: this.#ownerId, locked: this.#locked, bans, admitted };
  }

  /** Takes up what was decided elsewhere. */
  restore({ ownerId, locked, bans, admitted, inside }: Omit<RoomRules, 'owner'>): void {
    this.#ownerId = ownerId;
    this.#locked = locked;
    for (const id of inside) this.#returning.add(id);
    for (const id of bans) this.#bans.add(id);
    for (const id of admitted) this.#admitted.add(id);
  }

  /** Those who wait to be let in, in the order they came. */
  get waiting(): Knock[] {
    return [...this.#waiting.values()];
  }

  /**
   * Whether somebody may come in now.
   * @param isFull every place is taken
   * @param wasInside they were inside when the room was locked, and are as good as still there
   * @returns null, or why not; `waiting` when the owner is to decide
   */
  refuse(id: string, isFull: boolean, refuteProof: RefuteProof, wasInside = false): Refused | null {
    if (this.#bans.has(id)) return refused('banned');
    const isOwner = id === this.#ownerId;
    if (this.#locked && !isOwner && !wasInside && !this.#returning.has(id)) return refused('locked');
    const asksProof = this.policy.rule === 'passphrase' || this.policy.rule === 'invite';
    const wrong = asksProof && !isOwner ? refuteProof() : null;
    if (wrong) return wrong;
    if (isFull) return refused('full');
    const mustWait = this.policy.rule === 'knock' && !isOwner && !this.#admitted.has(id);
    return mustWait ? refused('waiting') : null;
  }

  /** Puts somebody on the waiting list. @returns whether there was room on it */
  wait(who: Knock): boolean {
    if (this.#waiting.size >= limits.waiting && !this.#waiting.has(who.id)) return false;
    this.#waiting.set(who.id, who);
    return true;
  }

  /** Takes somebody off the waiting list. @returns whether they waited */
  stopWaiting(id: string): boolean {
    return this.#waiting.delete(id);
  }

  /** Lets somebody who waits come in. @returns whether they waited */
  admit(id: string): boolean {
    if (!this.#waiting.delete(id)) return false;
    this.#admitted.add(id);
    return true;
  }

  /** Those who were inside before, and whose time to come back is not over. */
  get returning(): ReadonlySet<string> {
    return this.#returning;
  }

  /** Somebody has come in: from now on, the lock is meant for them too. */
  handleEntered(id: string): void {
    this.#returning.delete(id);
  }

  /** Whoever was inside before and has not come back by now is a stranger. */
  forgetReturning(): void {
    this.#returning.clear();
  }

  setLocked(locked: boolean): void {
    this.#locked = locked;
  }

  /** From now on, somebody has to knock again. */
  forget(id: string): void {
    this.#admitted.delete(id);
    this.#returning.delete(id);
  }

  /** Keeps somebody out, under whatever name. */
  ban(id: string): void {
    this.#bans.add(id);
    this.#admitted.delete(id);
    this.#waiting.delete(id);
  }

  isBanned(id: string): boolean {
    return this.#bans.has(id);
  }

  /** @returns whether they were banned */
  unban(id: string): boolean {
    return this.#bans.delete(id);
  }

  /** Gives the controls to another; the one who had them may come back like anyone who was let in. */
  handOver(id: string): void {
    if (this.#ownerId !== null) this.#admitted.add(this.#ownerId);
    this.#ownerId = id;
  }
}

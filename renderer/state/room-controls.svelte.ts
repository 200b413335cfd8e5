import type { ControlRequests, Knock, Refusal, Requests } from '#protocol';
import type { RequestFailure } from '../signaling-client/room-client.ts';
import type { RoomConnection } from '../signaling-client/room-connection.ts';
import type { Participant } from './participant.svelte.ts';

/** Somebody whom this participant has banned. */
export interface Banned {
  id: string;
  name: string;
}

export interface RoomControlsOptions {
  client: Pick<RoomConnection, 'request' | 'on'>;
  selfId: string;
  /** Who has the controls, or null. */
  ownerId: string | null;
  locked: boolean;
  /** Those who wait already. */
  knocking: readonly Knock[];
}

/** Who has a room's controls, what they do, and what is asked of this participant by them. */
export class RoomControls {
  readonly #client: RoomControlsOptions['client'];
  readonly #selfId: string;
  #ownerId = $state<string | null>(null);
  #locked = $state(false);
  #knocking = $state.raw<readonly Knock[]>([]);
  #banned = $state.raw<readonly Banned[]>([]);
  #muteAsked = $state(false);
  #failure = $state<Refusal | RequestFailure['reason'] | null>(null);

  constructor({ client, selfId, ownerId, locked, knocking }: RoomControlsOptions) {
    this.#client = client;
    this.#selfId = selfId;
    this.#ownerId = ownerId;
    this.#locked = locked;
    this.#knocking = knocking;
    client.on('room-changed', (changed) => {
      this.#ownerId = changed.ownerId;
      this.#locked = changed.locked;
      if (!this.isOwner) this.#knocking = [];
    });
    client.on('knocking', (knock) => {
      this.#knocking = [...this.#without(knock.id), knock];
    });
    client.on('knock-ended', ({ id }) => {
      this.#knocking = this.#without(id);
    });
    client.on('mute-asked', () => {
      this.#muteAsked = true;
    });
  }

  /** Takes the room as it is after the connection was away. */
  handleBack({
    ownerId,
    locked,
    knocking,
  }: Pick<RoomControlsOptions, 'ownerId' | 'locked' | 'knocking'>): void {
    this.#ownerId = ownerId;
    this.#locked = locked;
    this.#knocking = knocking;
  }

  /** Whether this participant has the controls. */
  get isOwner(): boolean {
    return this.#ownerId === this.#selfId;
  }

  get ownerId(): string | null {
    return this.#ownerId;
  }

  /** Nobody but the owner comes in. */
  get locked(): boolean {
    return this.#locked;
  }

  /** Those who wait to be let in, in the order they came; for the owner only. */
  get knocking(): readonly Knock[] {
    return this.#knocking;
  }

  /** Those whom this participant has banned, the last first. */
  get banned(): readonly Banned[] {
    return this.#banned;
  }

  /** The owner asks for this participant's microphone to be off. */
  get muteAsked(): boolean {
    return this.#muteAsked;
  }

  /** Why the last control did not work. */
  get failure(): Refusal | RequestFailure['reason'] | null {
    return this.#failure;
  }

  dismissMuteAsked(): void {
    this.#muteAsked = false;
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  admit(id: string): Promise<void> {
    return this.#do('admit', { id });
  }

  deny(id: string): Promise<void> {
    return this.#do('deny', { id });
  }

  setLocked(locked: boolean): Promise<void> {
    return this.#do('lock', { locked });
  }

  askToMute(id: string): Promise<void> {
    return this.#do('ask-to-mute', { id });
  }

  /** Stops all that somebody shares. */
  async stopShares({ id, shares }: Pick<Participant, 'id' | 'shares'>): Promise<void> {
    for (const kind of shares) await this.#do('stop-share', { id, kind });
  }

  remove(id: string): Promise<void> {
    return this.#do('remove', { id });
  }

  async ban({ id, name }: Banned): Promise<void> {
    await this.#do('ban', { id });
    if (this.#failure === null)
      this.#banned = [{ id, name }, ...this.#banned.filter((each) => each.id !== id)];
  }

  async unban(id: string): Promise<void> {
    await this.#do('unban', { id });
    if (this.#failure === null) this.#banned = this.#banned.filter((each) => each.id !== id);
  }

  handOver(id: string): Promise<void> {
    return this.#do('hand-over', { id });
  }

  #without(id: string): Knock[] {
    return this.#knocking.filter((knock) => knock.id !== id);
  }

  async #do<E extends keyof ControlRequests>(event: E, request: Requests[E]): Promise<void> {
    const answer = await this.#client.request(event, request);
    // Whoever the control was for may have gone on the way, which is what the list then says.
    this.#failure = answer.ok || answer.reason === 'no-such-member' ? null : answer.reason;
  }
}

import type { MediaState, Member } from '#protocol';
import { Emitter } from '../call/emitter.ts';
import type { BlockReason } from '../signaling-client/block-reason.ts';
import { Participant } from './participant.svelte.ts';
import { stageSharesOf, type StageShare } from './stage-share.ts';

/** Nothing of this person is shown any more: they have left, or are blocked. */
type OthersEvents = { gone: string };

/** The others in the room, as the server tells of them. */
export class Others extends Emitter<OthersEvents> {
  #participants = $state.raw<readonly Participant[]>([]);
  #shares = $state.raw<readonly StageShare[]>([]);
  // Whether the window is seen; null while it was never said.
  #isVisible: boolean | null = null;

  /** @param members who was inside before */
  constructor(members: readonly Member[]) {
    super();
    this.#set(members.map((member) => new Participant(member, true)));
  }

  /** In the order they came. */
  get participants(): readonly Participant[] {
    return this.#participants;
  }

  /** All that they share, what began last at the end. */
  get shares(): readonly StageShare[] {
    return this.#shares;
  }

  find(id: string): Participant | undefined {
    return this.#participants.find((participant) => participant.id === id);
  }

  /** @param offers whether this side makes the connection */
  handleJoined(member: Member, offers: boolean): void {
    const participant = new Participant(member, offers);
    if (this.#isVisible !== null) participant.setVisible(this.#isVisible);
    this.#set([...this.#participants, participant]);
  }

  handleLeft(id: string): void {
    this.find(id)?.close();
    this.#set(this.#participants.filter((participant) => participant.id !== id));
    this.emit('gone', id);
  }

  handleAway(id: string): void {
    this.find(id)?.handleAway(true);
  }

  /** Someone is there again. */
  handleBack(id: string, media: MediaState): void {
    this.find(id)?.handleAway(false);
    this.handleMedia(id, media);
  }

  handleMedia(id: string, media: MediaState): void {
    this.find(id)?.handleMedia(media);
    this.#set(this.#participants);
  }

  /** Nothing of someone is shown any more. */
  handleBlocked(id: string, reason: BlockReason): void {
    this.find(id)?.handleBlocked(reason);
    this.#set(this.#participants);
    this.emit('gone', id);
  }

  /** The window is seen or not. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    for (const participant of this.#participants) participant.setVisible(isVisible);
  }

  close(): void {
    for (const participant of this.#participants) participant.close();
  }

  #set(participants: readonly Participant[]): void {
    this.#participants = participants;
    this.#shares = stageSharesOf(this.#shares, participants);
  }
}

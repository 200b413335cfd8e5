import { serverLimits, type Member } from '#protocol';
import type { Mesh } from '../call/mesh.ts';
import type { Return } from '../signaling-client/room-connection.ts';
import type { SignedSignals } from '../signaling-client/signed-signals.ts';
import type { Others } from './others.svelte.ts';

export interface PresenceOptions {
  readonly selfId: string;
  readonly others: Others;
  readonly mesh: Pick<Mesh, 'connect' | 'handleMembers' | 'handleMemberLeft'>;
  readonly signals: Pick<
    SignedSignals,
    'handleMember' | 'blockOf' | 'handleMemberLeft' | 'handleAway' | 'handleThere' | 'handleAnew' | 'knows'
  >;
}

/**
 * Who is in the room, as the server tells it, and what follows for the connections to them: made for whoever is new,
 * kept for whoever is the same as before, whatever happened to the server in between.
 */
export class Presence {
  readonly #selfId: string;
  readonly #others: Others;
  readonly #mesh: PresenceOptions['mesh'];
  readonly #signals: PresenceOptions['signals'];
  // Those of before who have not come into a room that was opened again.
  readonly #missing = new Set<string>();
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor({ selfId, others, mesh, signals }: PresenceOptions) {
    this.#selfId = selfId;
    this.#others = others;
    this.#mesh = mesh;
    this.#signals = signals;
  }

  /** These were inside before: the newcomer makes the connections. */
  handleEntered(members: readonly Member[]): void {
    for (const member of members) this.#signals.handleMember(member);
    this.#mesh.handleMembers(members.map(({ id }) => id));
  }

  handleJoined(member: Member): void {
    if (this.#isKnown(member)) {
      this.#handleThere(member, true);
      return;
    }
    // Nobody is in a room twice, whatever a server says.
    this.handleLeft(member.id);
    this.#others.handleJoined(member, false);
    const generation = this.#signals.handleMember(member);
    if (this.#isStillBlocked(member.id)) return;
    // Someone who was given up here, and has not given this side up: they wait for nothing.
    if (generation > 0) this.#connect(member.id, generation);
  }

  handleLeft(id: string): void {
    this.#missing.delete(id);
    this.#signals.handleMemberLeft(id);
    this.#mesh.handleMemberLeft(id);
    this.#others.handleLeft(id);
  }

  /** The connection to the server is lost; those to the others are not touched. */
  handleAway(): void {
    this.#signals.handleAway();
  }

  /** The room was entered again. */
  handleBack(members: readonly Member[], session: string, how: Return): void {
    if (how === 'anew') {
      for (const { id } of this.#others.participants) this.handleLeft(id);
      this.#signals.handleAnew(session);
    }
    const listed = new Set(members.map(({ id }) => id));
    for (const { id } of this.#others.participants) {
      if (listed.has(id)) continue;
      if (how === 'seat') this.handleLeft(id);
      else this.#miss(id);
    }
    for (const member of members) this.#handleListed(member, how);
  }

  close(): void {
    clearTimeout(this.#patience);
  }

  #handleListed(member: Member, how: Return): void {
    if (this.#isKnown(member)) {
      this.#handleThere(member, how !== 'seat');
      return;
    }
    this.handleLeft(member.id);
    // Whoever came while this side was away makes the connection; into a room that was opened again, this side came last.
    this.#others.handleJoined(member, how !== 'seat');
    const generation = this.#signals.handleMember(member);
    if (this.#isStillBlocked(member.id)) return;
    if (how !== 'seat') this.#connect(member.id, generation);
  }

  /** @param before the last generation; the other side may be doing the same now, and then the later one holds */
  #connect(id: string, before: number): void {
    const isFirst = before === 0 || id < this.#selfId;
    this.#mesh.connect(id, before + (isFirst ? 1 : 2));
  }

  // What was found of somebody holds for all of their stay, also when the server says that they have just come.
  #isStillBlocked(id: string): boolean {
    const blocked = this.#signals.blockOf(id);
    if (blocked) this.#others.handleBlocked(id, blocked);
    return blocked !== null;
  }

  #isKnown(member: Member): boolean {
    return this.#others.find(member.id) !== undefined && this.#signals.knows(member);
  }

  #handleThere({ id, media, away = false }: Member, isAnotherServer: boolean): void {
    this.#missing.delete(id);
    this.#others.handleBack(id, media);
    if (away) this.#others.handleAway(id);
    this.#signals.handleThere(id, isAnotherServer);
  }

  #miss(id: string): void {
    this.#missing.add(id);
    this.#others.handleAway(id);
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      for (const missing of this.#missing) this.handleLeft(missing);
    }, serverLimits.seatMs);
  }
}

import type { ChangedCertificate, MadangApi } from '#ipc';
import { parseJoinTarget, type AnnouncedRoom, type JoinTarget } from '#protocol';
import { findRoom, findRoomHere, type FindResult, type FoundRoom } from './find-room.ts';
import type { Task } from './task.svelte.ts';

/** Looks for the room that somebody means. What is not found is the task's problem. */
export class Finder {
  readonly #desktop: MadangApi | null;
  readonly #task: Task;
  // What was looked for last.
  #target: JoinTarget | null = null;

  constructor(desktop: MadangApi | null, task: Task) {
    this.#desktop = desktop;
    this.#task = task;
  }

  /** A room that was seen on the network. */
  announced({ id, addresses, port, fingerprint }: AnnouncedRoom): Promise<FoundRoom | null> {
    const invite = { room: id, addresses, port, fingerprint, owner: null, secret: null };
    return this.#find({ kind: 'invite', invite });
  }

  /** What a link or a typed address names. */
  async text(text: string): Promise<FoundRoom | null> {
    const parsed = parseJoinTarget(text);
    if (parsed.ok) return this.#find(parsed.target);
    this.#task.setProblem(parsed);
    return null;
  }

  /** The server that this page came from. */
  here(origin: string, room: string | null, secret: string | null): Promise<FoundRoom | null> {
    return this.#findWith(() => findRoomHere(origin, room, secret));
  }

  /** What a person has compared is trusted from now on, and the room that was asked for is looked for again. */
  async trustChanged({ host, port, seen }: ChangedCertificate): Promise<FoundRoom | null> {
    const desktop = this.#desktop;
    const target = this.#target;
    if (!desktop || !target) return null;
    return this.#findWith(async () => {
      // Where it has changed once more, the search says so again.
      await desktop.trustServer({ host, port, fingerprint: seen });
      return findRoom(desktop, target);
    });
  }

  async #find(target: JoinTarget): Promise<FoundRoom | null> {
    this.#target = target;
    const desktop = this.#desktop;
    return desktop ? this.#findWith(() => findRoom(desktop, target)) : null;
  }

  async #findWith(find: () => Promise<FindResult>): Promise<FoundRoom | null> {
    this.#task.setProblem(null);
    const result = await this.#task.run(find);
    if (result?.ok) return result.found;
    if (result) this.#task.setProblem(result);
    return null;
  }
}

import { join } from 'node:path';
import * as v from 'valibot';
import { participantId, roomId } from '#protocol';
import { roomRules, type Log, type RoomRules, type SignalingServer } from '#signaling';
import { readKept, writeKept } from './kept-file.ts';
import type { KeptRoom } from './kept-rooms.ts';

const fileName = 'decisions.json';

const keptRules = v.object({
  rooms: v.array(
    v.object({
      id: roomId,
      /** Whose it was by the configuration: who says another there has the last word. */
      configuredOwner: v.nullable(participantId),
      rules: roomRules,
    }),
  ),
});
/** What was decided in the rooms of a profile: lock, bans, who was let in, who has the controls. */
export type KeptRules = v.InferOutput<typeof keptRules>['rooms'];

/**
 * What a profile remembers of decisions.
 * @throws the file system's error, SyntaxError or ValiError when the file cannot be read: whoever was banned would be
 *   let in without it
 */
export async function readKeptRules(folder: string): Promise<KeptRules> {
  return (await readKept(join(folder, fileName), keptRules))?.rooms ?? [];
}

/**
 * What still holds of a room's decisions; undefined when there are none.
 * @param host the name that stands for an owner who is not inside
 */
export function recallRules(
  kept: KeptRules,
  { id, owner }: Pick<KeptRoom, 'id' | 'owner'>,
  host: string,
): RoomRules | undefined {
  const known = kept.find((room) => room.id === id);
  if (!known) return undefined;
  const { configuredOwner, rules } = known;
  const isHandedOver = configuredOwner === owner && rules.ownerId !== configuredOwner;
  return isHandedOver ? rules : { ...rules, ownerId: owner, owner: host };
}

/** Keeps the decisions of a server's rooms in the profile for as long as it runs. */
export class RulesKeeper {
  readonly #file: string;
  readonly #server: Pick<SignalingServer, 'rules' | 'onRulesChanged'>;
  readonly #rooms: readonly KeptRoom[];
  /** Of rooms that are not hosted now. */
  readonly #others: KeptRules;
  readonly #log: Log;
  #written = '';
  #writing: Promise<void> = Promise.resolve();
  readonly #stop: () => void;

  constructor(
    folder: string,
    server: Pick<SignalingServer, 'rules' | 'onRulesChanged'>,
    rooms: readonly KeptRoom[],
    kept: KeptRules,
    log: Log,
  ) {
    this.#file = join(folder, fileName);
    this.#server = server;
    this.#rooms = rooms;
    this.#others = kept.filter(({ id }) => rooms.every((room) => room.id !== id));
    this.#log = log;
    this.#stop = server.onRulesChanged(() => this.#keep(this.#now()));
  }

  /** The last time, before the rooms end: nobody is inside any more. Settles when it is on disk. */
  async close(): Promise<void> {
    this.#stop();
    this.#keep(this.#now().map((room) => ({ ...room, rules: { ...room.rules, inside: [] } })));
    await this.#writing;
  }

  #now(): KeptRules {
    const rules = this.#server.rules();
    return this.#rooms.flatMap(({ id, owner }) => {
      const decided = rules.get(id);
      return decided ? [{ id, configuredOwner: owner, rules: decided }] : [];
    });
  }

  // One after the other, each with all that was decided until its turn came.
  #keep(rooms: KeptRules): void {
    const text = JSON.stringify(rooms);
    if (text === this.#written) return;
    this.#written = text;
    this.#writing = this.#writing.then(async () => {
      if (text !== this.#written) return;
      try {
        await writeKept(this.#file, { rooms: [...this.#others, ...rooms] });
      } catch (error) {
        // The rooms go on; the next decision is tried again.
        if (this.#written === text) this.#written = '';
        this.#log(`decisions not kept error=${error instanceof Error ? error.name : 'unknown'}`);
      }
    });
  }
}

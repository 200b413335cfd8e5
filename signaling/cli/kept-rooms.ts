import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { accessRule, participantId, port, roomId, roomName, roomSecret } from '#protocol';
import { readKept, writeKept } from './kept-file.ts';

const fileName = 'rooms.json';
const idBytes = 12;
const secretBytes = 16;

const keptRoom = v.object({
  id: roomId,
  name: roomName,
  access: accessRule,
  owner: v.nullable(participantId),
  /** Of `invite` rooms: whoever has it may enter. */
  secret: v.nullable(roomSecret),
});
/** What makes a room's links. */
export type KeptRoom = v.InferOutput<typeof keptRoom>;

/** Reads what another node has kept of a room. @throws ValiError or SyntaxError when it is none */
export function parseKeptRoom(text: string): KeptRoom {
  return v.parse(keptRoom, JSON.parse(text));
}

const keptRooms = v.object({
  /** Where they were hosted last. */
  port,
  rooms: v.array(keptRoom),
});
/** What a profile remembers of its rooms. */
export type KeptRooms = v.InferOutput<typeof keptRooms>;

/**
 * What a profile remembers; null before the first start.
 * @throws the file system's error, SyntaxError or ValiError when the file cannot be read: it is not overwritten, since
 *   links that people have would be lost with it
 */
export function readKeptRooms(folder: string): Promise<KeptRooms | null> {
  return readKept(join(folder, fileName), keptRooms);
}

/** Remembers rooms in a file that only its owner reads. @throws the file system's error */
export function writeKeptRooms(folder: string, kept: KeptRooms): Promise<void> {
  return writeKept(join(folder, fileName), kept);
}

/**
 * The id and secret of a room: those it had, else new ones.
 * @param kept what is remembered; a room is known again by its name
 */
export function recall(
  kept: KeptRooms | null,
  { name, access, owner }: Pick<KeptRoom, 'name' | 'access' | 'owner'>,
): KeptRoom {
  const known = kept?.rooms.find((room) => room.name === name);
  const secret = access === 'invite' ? (known?.secret ?? random(secretBytes)) : null;
  return { id: known?.id ?? random(idBytes), name, access, owner, secret };
}

/** What is remembered with some rooms new or changed. Others stay: their links are good when they are hosted again. */
export function remember(kept: KeptRooms | null, rooms: readonly KeptRoom[], port: number): KeptRooms {
  const ids = new Set(rooms.map(({ id }) => id));
  return { port, rooms: [...(kept?.rooms ?? []).filter(({ id }) => !ids.has(id)), ...rooms] };
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

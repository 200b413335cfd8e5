import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import type { MediaState, Member, RoomSummary } from '#protocol';
import { toBase64url } from '../identity/base64url.ts';
import { greet, type Greeter } from './greet.ts';
import { RoomClient, type RequestFailure } from './room-client.ts';

/** Which room to enter. */
export interface Door {
  /** The server as `https://host:port` */
  origin: string;
  room: string;
}

/** Who enters, and what they send at first. */
export type Entrant = Greeter & { media: MediaState };

export interface Entered {
  ok: true;
  client: RoomClient;
  /** Of this stay in the room. */
  session: string;
  room: RoomSummary;
  /** Who was inside before. */
  members: Member[];
}
export type EnterFailure = RequestFailure | { ok: false; reason: 'unreachable' };

const sessionBytes = 16;

/**
 * Connects, proves who this is and asks to enter a room. On a refusal the connection is closed again.
 * @param socket see RoomClient.connect
 */
export async function enterRoom(
  { origin, room }: Door,
  { media, ...greeter }: Entrant,
  socket: Partial<ManagerOptions & SocketOptions> = {},
): Promise<Entered | EnterFailure> {
  const client = await RoomClient.connect(origin, socket);
  if (!client) return { ok: false, reason: 'unreachable' };
  const hello = await greet(client, greeter);
  if (!hello.ok) return refuse(client, hello);
  const session = toBase64url(crypto.getRandomValues(new Uint8Array(sessionBytes)));
  const joined = await client.request('join', { room, session, media });
  if (!joined.ok) return refuse(client, joined);
  if (joined.room.id !== room) return refuse(client, { ok: false, reason: 'bad-answer' });
  // Nothing may be awaited from here on: what the server says next would be missed.
  return { ok: true, client, session, room: joined.room, members: joined.members };
}

function refuse(client: RoomClient, failure: RequestFailure): RequestFailure {
  client.close();
  return failure;
}

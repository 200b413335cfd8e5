import type { MediaState, Member, RoomSummary } from '#protocol';
import { RoomClient, type RequestFailure } from './room-client.ts';

export interface Entered {
  ok: true;
  client: RoomClient;
  /** The id the server knows this participant by. */
  selfId: string;
  room: RoomSummary;
  /** Who was inside before. */
  members: Member[];
}
export type EnterFailure = RequestFailure | { ok: false; reason: 'unreachable' };

/**
 * Connects, says hello and asks to enter a room. On a refusal the connection is closed again.
 * @param origin the server as `https://host:port`
 */
export async function enterRoom(
  origin: string,
  room: string,
  name: string,
  media: MediaState,
): Promise<Entered | EnterFailure> {
  const client = await RoomClient.connect(origin);
  if (!client) return { ok: false, reason: 'unreachable' };
  const hello = await client.hello(name);
  if (!hello.ok) return refuse(client, hello);
  const joined = await client.request('join', { room, media });
  if (!joined.ok) return refuse(client, joined);
  return { ok: true, client, selfId: hello.id, room: joined.room, members: joined.members };
}

function refuse(client: RoomClient, failure: RequestFailure): RequestFailure {
  client.close();
  return failure;
}

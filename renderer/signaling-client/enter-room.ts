import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import {
  notices,
  parseAs,
  type Answers,
  type IceServer,
  type Knock,
  type MediaState,
  type Member,
  type RoomSummary,
} from '#protocol';
import { randomBase64url } from '../identity/base64url.ts';
import { proveJoin } from '../identity/room-keys.ts';
import { Doorbell, type WaitEnd } from './doorbell.ts';
import { greet, type Greeter } from './greet.ts';
import { RoomClient, type RequestFailure } from './room-client.ts';

/** Which room to enter. */
export interface Door {
  /** The server as `https://host:port` */
  origin: string;
  room: string;
  /** What the room is opened with; null for one that asks for no proof, or when nothing is known. */
  joinKey?: string | null;
}

/** What goes on while the owner is to decide. */
export interface Waiting {
  /** Called when the waiting begins. */
  onWaiting: () => void;
  /** Ends the waiting from this side. */
  cancel: AbortSignal;
}

/** Who enters, and what they send when they do. */
export type Entrant = Greeter & { media: () => MediaState };

/** A stay that was begun and is to be taken up again. */
export interface Stayed {
  session: string;
  /** The opening of the room in which there was a seat. */
  epoch: string;
  /** The highest number of what was said to this participant alone. */
  heard: number;
}

export interface Entered {
  ok: true;
  client: RoomClient;
  /** Of this stay in the room. */
  session: string;
  room: RoomSummary;
  /** Which opening of the room this is. */
  epoch: string;
  /** Who was inside before. */
  members: Member[];
  /** Who has the controls, or null. */
  ownerId: string | null;
  /** Those who wait to be let in; for the owner only. */
  knocking: Knock[];
  /** What the room's server gives to gather candidates with. */
  iceServers: IceServer[];
}
export type EnterFailure = RequestFailure | { ok: false; reason: Exclude<WaitEnd, 'admitted'> };

const sessionBytes = 16;

/**
 * Connects, proves who this is and asks to enter a room, and waits where the owner is to decide. On a
 * refusal the connection is closed again.
 * @param socket see RoomClient.connect
 * @param waiting without it, nobody waits: `waiting` is a refusal like others
 * @param stayed what is taken up again, if it can be; else the session is another
 * @throws DOMException when the engine cannot sign or prove; the connection is closed then
 */
export async function enterRoom(
  { origin, room, joinKey = null }: Door,
  { media, ...greeter }: Entrant,
  socket: Partial<ManagerOptions & SocketOptions> = {},
  waiting: Waiting | null = null,
  stayed: Stayed | null = null,
): Promise<Entered | EnterFailure> {
  const client = await RoomClient.connect(origin, socket);
  if (!client) return { ok: false, reason: 'unreachable' };
  const refuse = (failure: EnterFailure): EnterFailure => {
    // With a goodbye, the server would keep the seat no longer.
    if (stayed) client.drop();
    else client.close();
    return failure;
  };
  const fail = (error: unknown): never => {
    client.drop();
    throw error;
  };
  // Signing and proving may throw, where the engine's cryptography does.
  const hello = await greet(client, greeter).catch(fail);
  if (!hello.ok) return refuse(hello);
  const proof =
    joinKey === null ? undefined : await proofFor(client, joinKey, room, greeter.identity.id).catch(fail);
  const proven = proof === undefined ? {} : { proof };
  let session = stayed?.session ?? randomBase64url(sessionBytes);
  let back = stayed ? { back: { epoch: stayed.epoch, heard: stayed.heard } } : {};
  const ask = async () => {
    const answer = await client.request('join', { room, session, media: media(), ...proven, ...back });
    if (answer.ok || answer.reason !== 'seat-gone') return answer;
    session = randomBase64url(sessionBytes);
    back = {};
    return client.request('join', { room, session, media: media(), ...proven });
  };
  const joined = await askUntilDecided(client, room, ask, waiting);
  if (!joined.ok) return refuse(joined);
  if (joined.room.id !== room) return refuse({ ok: false, reason: 'bad-answer' });
  // Nothing may be awaited from here on: what the server says next would be missed.
  const { members, ownerId, knocking, epoch, iceServers } = joined;
  return { ok: true, client, session, room: joined.room, epoch, members, ownerId, knocking, iceServers };
}

/** Asks, and asks again each time the owner has let this participant in. */
async function askUntilDecided(
  client: RoomClient,
  room: string,
  ask: () => Promise<Answers['join'] | RequestFailure>,
  waiting: Waiting | null,
): Promise<Answers['join'] | EnterFailure> {
  for (;;) {
    const doorbell = new Doorbell(client, room, waiting?.cancel);
    const joined = await ask();
    if (joined.ok || joined.reason !== 'waiting' || waiting === null) return joined;
    waiting.onWaiting();
    const end = await doorbell.wait();
    if (end !== 'admitted') return { ok: false, reason: end };
  }
}

async function proofFor(
  client: RoomClient,
  joinKey: string,
  room: string,
  id: string,
): Promise<string | undefined> {
  const given = parseAs(notices.challenge, await client.challenge());
  return given ? proveJoin(joinKey, { challenge: given.challenge, room, id }) : undefined;
}

import { createHmac } from 'node:crypto';
import type { AccessPolicy } from '#protocol';
import type { SignalingServer, SignalingServerOptions } from '#signaling';
import { Participant, silent, type Greeted } from './participant.ts';
import { enter, start, type Inside } from './servers.ts';
import { freshSession, testIdentity, type TestIdentity } from './test-identity.ts';

/** A room with rules, and its owner. */
export interface RuledRoom {
  server: SignalingServer;
  port: number;
  room: string;
  owner: TestIdentity;
}

/** Opens a room whose owner is known beforehand. */
export async function startRuled(
  access: AccessPolicy,
  { capacity = 4, id: wanted, ...options }: SignalingServerOptions & { capacity?: number; id?: string } = {},
): Promise<RuledRoom> {
  const server = await start(options);
  const owner = testIdentity();
  const rules = { ownerId: owner.id, access, capacity, ...(wanted === undefined ? {} : { id: wanted }) };
  const { id } = server.createRoom({ name: 'Tea', owner: 'Mina', ...rules });
  return { server, port: server.port, room: id, owner };
}

/** The owner comes in. */
export function enterOwner({ port, room, owner }: RuledRoom): Promise<Inside> {
  return enter(port, room, 'Mina', owner);
}

/** Somebody connects and asks to come in. */
export async function ask(
  { port, room }: RuledRoom,
  { joinKey, identity, name = 'Jun' }: { joinKey?: string; identity?: TestIdentity; name?: string } = {},
): Promise<{ who: Greeted; answer: object }> {
  const who = await Participant.greet(port, name, identity);
  return { who, answer: await askAgain(who, room, joinKey) };
}

/** The same on a connection that is there. */
export function askAgain(who: Greeted, room: string, joinKey?: string): Promise<object> {
  const proof = joinKey === undefined ? undefined : proofBy(joinKey, who, room);
  return who.join(room, silent, freshSession(), proof);
}

/** The proof of a join, as the page says it is made: not by the code that is tested. */
export function proofBy(
  joinKey: string,
  { id, greeted }: { id: string; greeted: string },
  room: string,
): string {
  const text = `madang-join-1\n${greeted}\n${room}\n${id}`;
  return createHmac('sha256', Buffer.from(joinKey, 'base64url')).update(text).digest('base64url');
}

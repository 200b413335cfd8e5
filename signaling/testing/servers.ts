import { expect } from 'vitest';
import { createSignalingServer, type SignalingServer, type SignalingServerOptions } from '#signaling';
import { answers, parseAs, type MediaState, type Requests } from '#protocol';
import { testCertificate } from './certificate.ts';
import { Participant, silent, type Greeted } from './participant.ts';
import { freshSession, type TestIdentity } from './test-identity.ts';

const opened: SignalingServer[] = [];

/** What the servers of this test file logged, since closeServers. */
export const logged: string[] = [];

/** A server on a free port of this machine. */
export async function start(
  options: SignalingServerOptions = {},
): Promise<SignalingServer & { port: number }> {
  const server = await createSignalingServer({
    host: '127.0.0.1',
    port: 0,
    certificate: await testCertificate(),
    log: (line) => logged.push(line),
    ...options,
  });
  opened.push(server);
  return Object.assign(server, { port: server.address().port });
}

/** A server with one room. */
export async function startWithRoom(
  capacity = 4,
  options: SignalingServerOptions = {},
): Promise<{ server: SignalingServer; port: number; room: string }> {
  const server = await start(options);
  const { id } = server.createRoom({ name: 'Tea', owner: 'Mina', capacity });
  return { server, port: server.port, room: id };
}

/** Someone in a room. */
export type Inside = Greeted & { session: string; epoch: string };

/** Lets someone into a room. */
export async function enter(
  port: number,
  room: string,
  name?: string,
  identity?: TestIdentity,
): Promise<Inside> {
  const participant = await Participant.greet(port, name, identity);
  const session = freshSession();
  const answer = await participant.join(room, silent, session);
  expect(answer).toMatchObject({ ok: true });
  const joined = parseAs(answers.join, answer);
  return Object.assign(participant, { session, epoch: joined?.ok ? joined.epoch : '' });
}

/** Ends somebody's connection without a goodbye, as a network does. */
export function cut({ socket }: Participant): void {
  socket.io.engine.close();
}

/** Somebody connects again and asks for their seat. */
export async function comeBack(
  port: number,
  room: string,
  { identity, session, epoch }: Inside,
  { heard = 0, media = silent }: { heard?: number; media?: MediaState } = {},
): Promise<{ who: Greeted; answer: object }> {
  const who = await Participant.greet(port, 'Jun', identity);
  return { who, answer: await who.ask('join', { room, session, media, back: { epoch, heard } }) };
}

/** Comes back as the app does: again and again, until the room is served somewhere. */
export async function backSoon(port: number, room: string, who: Inside): Promise<Participant> {
  for (;;) {
    // While a dead node's word stands, what is asked of it ends with the connection.
    const came = await comeBack(port, room, who).catch(() => null);
    if (came && 'ok' in came.answer && came.answer.ok === true) return came.who;
    came?.who.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A signal as the server takes it. It hands on what it does not read, so anything may be in it. */
export function signalTo(
  { id, session }: { id: string; session: string },
  payload = '{}',
): Requests['signal'] {
  return { to: id, toSession: session, payload, signature: 'A'.repeat(86) };
}

/** Closes what was started; for afterEach. */
export async function closeServers(): Promise<void> {
  await Promise.all(opened.splice(0).map((server) => server.close('host-left')));
  logged.length = 0;
}

/** The answer of a refused request. */
export function refusal(reason: string): object {
  return { ok: false, reason };
}

import { expect } from 'vitest';
import { createSignalingServer, type SignalingServer, type SignalingServerOptions } from '#signaling';
import { testCertificate } from './certificate.ts';
import { Participant, silent } from './participant.ts';

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
export async function enter(
  port: number,
  room: string,
  name?: string,
): Promise<Participant & { id: string }> {
  const participant = await Participant.greet(port, name);
  expect(await participant.ask('join', { room, media: silent })).toMatchObject({ ok: true });
  return participant;
}

/** Closes what was started; for afterEach. */
export async function closeServers(): Promise<void> {
  await Promise.all(opened.splice(0).map((server) => server.close('host-left')));
  logged.length = 0;
}

/** The smallest offer. */
export const offer = { description: { type: 'offer', sdp: 'v=0\r\n' } } as const;

/** The answer of a refused request. */
export function refusal(reason: string): object {
  return { ok: false, reason };
}

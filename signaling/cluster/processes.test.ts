import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Participant, silent } from '../testing/participant.ts';
import { redisUnavailable, startRedis, type RedisServer } from '../testing/redis.ts';
import { comeBack, enter, refusal, signalTo, type Inside } from '../testing/servers.ts';
import { testIdentity } from '../testing/test-identity.ts';

const cli = fileURLToPath(new URL('../../dist/signaling/cli.js', import.meta.url));
const lacks = redisUnavailable() ?? (existsSync(cli) ? null : 'the command line is not built');
if (lacks !== null) console.log(`Processes of several nodes are not tested: ${lacks}`);

interface NodeProcess {
  child: ChildProcess;
  port: number;
  room: string;
}

let folder = '';
let redis: RedisServer;
const nodes: NodeProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madang-cluster-'));
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(nodes.splice(0).map(({ child }) => end(child, 'SIGKILL')));
  await redis.close();
  await rm(folder, { recursive: true });
});

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

/** A node as docs/deploy.md says. */
async function startNode(name: string, settings: object): Promise<NodeProcess> {
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify({ redis: redis.url, ...settings }));
  const args = [cli, '--config', config, '--profile', join(folder, name), '--lang', 'en'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!said.includes('Ctrl+C') || !said.includes('port=')) {
    if (child.exitCode !== null) throw new Error(`the node ended: ${said}`);
    await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'exit')]);
  }
  const port = Number(/port=(\d+)/.exec(said)?.[1]);
  const node = { child, port, room: /madang:\/\/join\/([\w-]+)/.exec(said)?.[1] ?? '' };
  nodes.push(node);
  return node;
}

/** Comes in as soon as another node serves the room. An answer that does not come is of the one that stands still. */
async function enterSoon(port: number, room: string, name: string): Promise<Participant> {
  for (;;) {
    const who = await Participant.greet(port, name);
    const answer = await Promise.race([
      who.join(room).catch(() => ({ ok: false })),
      new Promise<{ ok: boolean }>((resolve) => setTimeout(resolve, 1_000, { ok: false })),
    ]);
    if (answer.ok) return who;
    who.close();
  }
}

/** Comes back as the app does: again and again, until the room is served somewhere. */
async function back(port: number, room: string, who: Inside): Promise<Participant> {
  for (;;) {
    // While a dead node's word stands, what is asked of it ends with the connection.
    const came = await comeBack(port, room, who).catch(() => null);
    if (came && 'ok' in came.answer && came.answer.ok === true) return came.who;
    came?.who.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe.skipIf(lacks !== null)('of two node processes', () => {
  test('the one that serves a room is killed: everyone is back through the other, and what was decided stands', async () => {
    const owner = testIdentity();
    const settings = { rooms: [{ name: 'Tea', capacity: 3, owner: owner.id }] };
    const one = await startNode('one', settings);
    const two = await startNode('two', settings);
    expect(two.room).toBe(one.room);
    const { room } = one;
    const mina = await enter(one.port, room, 'Mina', owner);
    const jun = await enter(one.port, room, 'Jun');
    const sora = await enter(two.port, room, 'Sora');
    await mina.ask('ban', { id: jun.id });
    await mina.ask('lock', { locked: true });
    await mina.ask('signal', signalTo(sora, '{"before":true}'));
    expect(await sora.next('signal')).toMatchObject({ from: mina.id });

    const lost = sora.disconnected();
    await end(one.child, 'SIGKILL');
    await lost;
    const [minaBack, soraBack] = await Promise.all([back(two.port, room, mina), back(two.port, room, sora)]);
    await minaBack.ask('signal', signalTo(sora, '{"after":true}'));
    expect(await soraBack.next('signal')).toMatchObject({ from: mina.id, payload: '{"after":true}' });
    const again = await Participant.greet(two.port, 'Other', jun.identity);
    expect(await again.join(room)).toEqual(refusal('banned'));
    // The lock has let in those who were inside, and nobody else.
    const dain = await Participant.greet(two.port, 'Dain');
    expect(await dain.join(room)).toEqual(refusal('locked'));
    await minaBack.ask('lock', { locked: false });
    expect(await dain.join(room)).toMatchObject({ ok: true });
    expect(await (await Participant.greet(two.port)).join(room)).toEqual(refusal('full'));
  }, 60_000);

  test('the one that somebody is connected to is killed: their seat is kept, and taken through the other', async () => {
    const settings = { rooms: [{ name: 'Tea' }] };
    const one = await startNode('one', settings);
    const two = await startNode('two', settings);
    const mina = await enter(one.port, one.room, 'Mina');
    const jun = await enter(two.port, one.room, 'Jun');
    await mina.next('member-joined');
    await end(two.child, 'SIGKILL');
    expect(await mina.next('member-reconnecting')).toEqual({ id: jun.id });
    const junBack = await back(one.port, one.room, jun);
    expect(await mina.next('member-back')).toMatchObject({ id: jun.id });
    await mina.ask('signal', signalTo(jun, '{"after":true}'));
    expect(await junBack.next('signal')).toMatchObject({ payload: '{"after":true}' });
  }, 60_000);

  test('one that stands still for longer than its word holds lets nobody in beyond the capacity when it goes on', async () => {
    const settings = { rooms: [{ name: 'Tea', capacity: 2 }] };
    const one = await startNode('one', settings);
    const two = await startNode('two', settings);
    const mina = await enter(one.port, one.room, 'Mina');
    one.child.kill('SIGSTOP');
    // Until the other node serves the room, where there is nobody yet.
    const jun = await enterSoon(two.port, one.room, 'Jun');
    await enter(two.port, one.room, 'Sora');
    const lost = mina.disconnected();
    one.child.kill('SIGCONT');
    const dain = await Participant.greet(one.port, 'Dain');
    expect(await dain.join(one.room)).toEqual(refusal('full'));
    await lost;
    expect(jun.heard).not.toContain('member-left');
  }, 60_000);

  test('one is stopped in order: its rooms are served by the other at once', async () => {
    const settings = { rooms: [{ name: 'Tea' }] };
    const one = await startNode('one', settings);
    const two = await startNode('two', settings);
    const mina = await enter(one.port, one.room, 'Mina');
    const lost = mina.disconnected();
    expect(await end(one.child, 'SIGTERM')).toBe(0);
    await lost;
    expect(mina.heard).not.toContain('room-closed');
    const again = await Participant.greet(two.port, 'Mina', mina.identity);
    expect(await again.join(one.room, silent)).toMatchObject({ ok: true });
  }, 60_000);
});

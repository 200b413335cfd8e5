import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { participantId } from '#protocol';
import { closeServers, startWithRoom } from '../../signaling/testing/servers.ts';
import { enterAs, newIdentity, offer } from './testing/side.ts';

afterEach(closeServers);

const program = fileURLToPath(new URL('../../signaling/testing/foreign/participant.py', import.meta.url));

// That its id is the hash of its key, it has found itself.
const introduced = v.object({ id: participantId, matches: v.literal(true), room: v.literal('Tea') });

const isThere = (command: string, argument: string): boolean => spawnSync(command, [argument]).status === 0;
const hasTools = isThere('python3', '--version') && isThere('openssl', 'version');
if (!hasTools) console.warn('Skipped: a participant in Python needs python3 and openssl.');

/** Starts the participant. @returns reads the next line it prints, as JSON */
function startForeign(...args: string[]) {
  const child = spawn('python3', [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done) throw new Error('the participant ended');
    return JSON.parse(line.value);
  };
  return { next, ended };
}

test.skipIf(!hasTools)(
  'a participant written from the wire’s page, in Python, and the app verify each other',
  { timeout: 30_000 },
  async () => {
    const { server, port, room } = await startWithRoom();
    const foreign = startForeign(String(port), room, server.fingerprint, '파이썬 Python');
    const entered = await foreign.next();
    const { id } = v.parse(introduced, entered);
    const origin = `https://127.0.0.1:${port}`;
    const mina = await enterAs(await newIdentity(), { origin, room }, server.fingerprint);
    const body = offer('v=0\r\na=안녕 "\\ \u2028\r\n');
    mina.signals.send({ to: id, generation: 1, seq: 0, body });
    expect(await foreign.next()).toEqual({ verified: true, forged: false, body });
    await vi.waitFor(() => expect(mina.heard).toHaveLength(1), { timeout: 10_000 });
    expect(mina.heard).toEqual([
      {
        ...{ from: id, generation: 1, seq: 0 },
        body: { description: { type: 'answer', sdp: 'v=0\r\n한글 안녕\r\n' } },
      },
    ]);
    expect(mina.failures).toEqual([]);
    // It stays until the other has gone: what a member who has left had signed is dropped.
    await mina.leave();
    expect(await foreign.ended).toBe(0);
  },
);

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFailed, test, vi } from 'vitest';
import { parseAs, refusals, requests } from '#protocol';
import { hostileFrames, hostileRequest } from '../../testing/hostile-bytes.ts';
import { mutated, wrongValue } from '../../testing/mutate.ts';
import { readNumbers } from '../../testing/numbers.ts';
import { Participant } from '../../testing/participant.ts';
import { seeded } from '../../testing/random.ts';
import { ended, frame, rawTls, rawWebSocket } from '../../testing/raw.ts';
import { sampleOf } from '../../testing/sample.ts';
import { closeServers, enter, logged, signalTo, startWithRoom, type Inside } from '../../testing/servers.ts';

const seed = Number(process.env['MADANG_FUZZ_SEED'] ?? 7420);
const plenty = { burst: 1e9, perSecond: 1e9 };
const limits = {
  requestsPerSocket: plenty,
  requestsPerAddress: plenty,
  framesPerSocket: plenty,
  connectionsPerAddress: plenty,
  unsentMessages: 1e6,
};

let folder = '';
const unhandled: unknown[] = [];
const onUnhandled = (cause: unknown): void => {
  unhandled.push(cause);
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madang-fuzz-'));
  await mkdir(join(folder, 'app'));
  await writeFile(join(folder, 'app', 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'secret.txt'), 'the secret');
  process.on('unhandledRejection', onUnhandled);
});
afterAll(async () => {
  process.off('unhandledRejection', onUnhandled);
  await rm(folder, { recursive: true });
});
afterEach(closeServers);

const names = Object.keys(requests).filter((name): name is keyof typeof requests =>
  Object.hasOwn(requests, name),
);

/** Two people who keep talking while something else happens on their server. */
class Bystanders {
  asked = 0;
  #isOver = false;
  readonly #talk: Promise<void>;

  constructor(mina: Inside, jun: Inside) {
    this.#talk = this.#keepTalking(mina, jun);
  }

  /** Stops. @throws when a signal was refused or did not arrive as it was sent */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#talk;
    expect(this.asked).toBeGreaterThan(20);
  }

  async #keepTalking(mina: Inside, jun: Inside): Promise<void> {
    while (!this.#isOver) {
      const payload = `{"n":${this.asked}}`;
      this.asked += 1;
      expect(await mina.ask('signal', signalTo(jun, payload))).toEqual({ ok: true });
      expect(await jun.next('signal')).toMatchObject({ from: mina.id, payload });
    }
  }
}

interface Scene {
  port: number;
  room: string;
  random: () => number;
  mina: Inside;
  jun: Inside;
}

/** Runs something hostile beside a room, and holds that the server is afterwards as it was before. */
async function beside(hostile: (scene: Scene) => Promise<number>, guestApp?: string): Promise<void> {
  onTestFailed(() => {
    console.error(`repeat with MADANG_FUZZ_SEED=${seed}`);
  });
  const { port, room } = await startWithRoom(10, { limits, ...(guestApp === undefined ? {} : { guestApp }) });
  const mina = await enter(port, room);
  const jun = await enter(port, room);
  const handlesBefore = openHandles();
  const answeredBefore = await answeredSoFar(port);
  const bystanders = new Bystanders(mina, jun);
  const sent = await hostile({ port, room, random: seeded(seed), mina, jun });
  await bystanders.stop();
  await vi.waitFor(
    async () => {
      // First, as reading the numbers opens a connection itself.
      expect(openHandles()).toBeLessThanOrEqual(handlesBefore);
      const numbers = await readNumbers(port);
      expect(['sockets', 'participants', 'rooms'].map((level) => numbers.get(`madang_${level}`))).toEqual([
        2, 2, 1,
      ]);
    },
    { timeout: 10_000, interval: 50 },
  );
  if (sent >= 0) expect((await answeredSoFar(port)) - answeredBefore).toBe(sent + bystanders.asked);
  expect(logged.filter((line) => line.includes('failed'))).toEqual([]);
  expect(unhandled).toEqual([]);
}

function openHandles(): number {
  return process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|Pipe/.test(kind)).length;
}

/** Requests answered, granted or refused, as the metrics count them. */
async function answeredSoFar(port: number): Promise<number> {
  const numbers = [...(await readNumbers(port))];
  return numbers
    .filter(([name]) => /^madang_(requests_granted|refusals)_total/.test(name))
    .reduce((sum, [, value]) => sum + value, 0);
}

const granted = v.looseObject({ ok: v.literal(true) });
const refusedForCause = v.object({
  ok: v.literal(false),
  reason: v.picklist(refusals.filter((reason) => reason !== 'internal')),
});

function checkAnswer(answer: unknown): void {
  const isAnswer = parseAs(granted, answer) !== null || parseAs(refusedForCause, answer) !== null;
  expect([answer, isAnswer]).toEqual([answer, true]);
}

/** Asks one event many things, some of them well-formed. @returns how many were sent */
async function fuzzEvent(
  socket: Participant,
  event: keyof typeof requests,
  times: number,
  random: () => number,
): Promise<number> {
  const waiting: Promise<unknown>[] = [];
  for (let at = 0; at < times; at += 1) {
    const good = sampleOf(requests[event], random);
    const how = random();
    const request = how < 0.1 ? good : how < 0.85 ? mutated(good, random) : wrongValue(random);
    const extra = random() < 0.1 ? [wrongValue(random)] : [];
    if (random() < 0.3) socket.socket.emit(event, request, ...extra);
    else waiting.push(socket.send(event, request, ...extra));
  }
  for (const answer of await Promise.all(waiting)) checkAnswer(answer);
  // The answer to this comes after all before were handled.
  await socket.send('leave', null);
  return times + 1;
}

describe('hostile input beside a room', () => {
  test('samples are what the schemas want, so that mutations come near to it', () => {
    const random = seeded(seed);
    for (const name of names)
      expect([name, parseAs(requests[name], sampleOf(requests[name], random))]).not.toContain(null);
  });

  test('every event, before and after hello', { timeout: 30_000 }, async () => {
    await beside(async ({ port, room, random }) => {
      let sent = 0;
      for (const name of names) {
        for (const state of ['silent', 'greeted', 'inside']) {
          const socket = state === 'silent' ? await Participant.connect(port) : await Participant.greet(port);
          if (state === 'inside') await socket.join(room);
          sent += state === 'silent' ? 0 : state === 'greeted' ? 1 : 2;
          sent += await fuzzEvent(socket, name, 400, random);
          socket.close();
        }
      }
      return sent;
    });
  });

  test('frames and packets that are none', { timeout: 30_000 }, async () => {
    await beside(async ({ port, random }) => {
      for (let at = 0; at < 250; at += 1) {
        const socket = await rawWebSocket(port);
        if (!socket) throw new Error('refused');
        if (random() < 0.6) socket.write(frame('40'));
        socket.write(hostileFrames(random));
        // Half a frame may be waited for; the close frame or the end of the connection ends all.
        if (random() < 0.5) socket.end(frame('', 8));
        else socket.end();
        await ended(socket);
      }
      const numbers = await readNumbers(port);
      expect(numbers.get('madang_connections_rejected_total{reason="frame"}')).toBeGreaterThan(30);
      return -1;
    });
  });

  test('HTTP of every kind', { timeout: 30_000 }, async () => {
    await beside(
      async ({ port, random }) => {
        for (let at = 0; at < 400; at += 1) {
          const socket = await rawTls(port);
          let answer = '';
          socket.setEncoding('latin1').on('data', (part: string) => (answer += part));
          const asked = hostileRequest(random);
          socket.end(asked, 'latin1');
          await ended(socket);
          expect([asked, answer]).not.toEqual([asked, expect.stringContaining('the secret')]);
          expect([asked, answer]).not.toEqual([asked, expect.stringMatching(/^HTTP\/1.1 5/)]);
        }
        return -1;
      },
      join(folder, 'app'),
    );
  });
});

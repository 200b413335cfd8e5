// What Madang's server costs over the least that relays: joins and relayed signals a second, how long a signal takes,
// and memory for each socket, with 100, 500 and 2,000 sockets. Both run at the same time and take turns.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { loadNow, median, publish, round, type Row } from './report.ts';
import { enterBare, enterMadang, gather, type Attendee, type Enter } from './signaling/crowd.ts';
import { pace, quantile, saturate } from './signaling/relaying.ts';
import { startBare, startMadang, type ServerProcess } from './signaling/server-process.ts';

const sizes = (process.env['BENCH_ONLY'] ?? '100 500 2000').split(' ').map(Number);
// Short and many: what else the machine does then weighs on both of a pair alike.
const turns = 9;
const turnMs = 1_000;
const calmPerSecond = 300;

interface Candidate {
  readonly what: 'bare relay' | 'Madang';
  readonly server: ServerProcess;
  readonly memoryBefore: number;
  readonly crowd: readonly Attendee[];
  readonly joinsPerSecond: number;
  /** Of each turn. */
  readonly perSecond: number[];
  readonly cpuMicros: number[];
  readonly p50: number[];
  readonly p99: number[];
}

async function seat(
  what: Candidate['what'],
  server: ServerProcess,
  size: number,
  enter: Enter,
): Promise<Candidate> {
  const memoryBefore = server.memory();
  const { crowd, seconds } = await gather(server.port, size, enter);
  const none = { perSecond: [], cpuMicros: [], p50: [], p99: [] };
  return { what, server, memoryBefore, crowd, joinsPerSecond: size / seconds, ...none };
}

async function takeTurn({ server, crowd, perSecond, cpuMicros, p50, p99 }: Candidate): Promise<void> {
  const [before, begin] = [server.cpuSeconds(), performance.now()];
  const rate = await saturate(crowd, turnMs);
  const relayed = (rate * (performance.now() - begin)) / 1_000;
  perSecond.push(rate);
  cpuMicros.push(((server.cpuSeconds() - before) / relayed) * 1e6);
  const took = await pace(crowd, calmPerSecond, turnMs);
  p50.push(quantile(took, 0.5));
  p99.push(quantile(took, 0.99));
}

/** Of each turn, to the other's turn beside it. */
function over(ours: readonly number[], others: readonly number[]): number[] {
  return ours.map((value, turn) => value / (others[turn] ?? NaN));
}

function rowOf(size: number, one: Candidate): Row {
  return {
    sockets: size,
    server: one.what,
    'joins/s': Math.round(one.joinsPerSecond),
    'signals/s': Math.round(median(one.perSecond)),
    'server µs/signal': Math.round(median(one.cpuMicros)),
    'p50 ms': round(median(one.p50)),
    'p99 ms': round(median(one.p99)),
    'KiB/socket': round((one.server.memory() - one.memoryBefore) / size / 1_024),
  };
}

test('signaling', async () => {
  test.skip(process.platform !== 'linux', 'what a process costs is read from /proc');
  test.setTimeout(900_000);
  const loadBefore = loadNow();
  const folder = mkdtempSync(join(tmpdir(), 'madang-signaling-'));
  const rows: Row[] = [];
  const ratios = { throughput: [] as number[], p99: [] as number[] };
  try {
    for (const size of sizes) {
      const config = join(folder, 'config.json');
      const rooms = Array.from({ length: Math.ceil(size / 50) }, (_, at) => ({ name: `Room ${String(at)}` }));
      writeFileSync(config, JSON.stringify({ rooms, announce: false }));
      const madang = await startMadang(config, folder);
      const bare = await startBare(join(folder, 'certificate.pem'));
      const ids = [...madang.output().matchAll(/madang:\/\/join\/([\w-]+)/g)].map(([, id = '']) => id);
      const all = [
        await seat('bare relay', bare, size, enterBare),
        await seat('Madang', madang, size, enterMadang(ids)),
      ];
      // The first turn warms both up.
      for (const one of all) await saturate(one.crowd, 2 * turnMs);
      for (let turn = 0; turn < turns; turn += 1) for (const one of all) await takeTurn(one);
      rows.push(...all.map((one) => rowOf(size, one)));
      const [plain, ours] = all;
      if (plain && ours) {
        ratios.throughput.push(median(over(ours.perSecond, plain.perSecond)));
        ratios.p99.push(median(over(ours.p99, plain.p99)));
      }
      for (const { crowd, server } of all) {
        for (const { socket } of crowd) socket.close();
        await server.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    // Of the worst size.
    const figures = {
      throughputOverBare: { value: Math.min(...ratios.throughput), atLeast: 0.8 },
      p99OverBare: { value: Math.max(...ratios.p99), atMost: 2 },
    };
    publish({ bench: 'signaling', rows, figures, loadBefore });
  }
});

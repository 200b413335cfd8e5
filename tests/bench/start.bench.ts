// How long from starting the process until a person can press "Host a room", from the source tree and packaged, against
// an empty window.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import { freshProfile, inheritedEnvironment, repositoryRoot } from '../support/process.ts';
import { probePackage } from './probed-package.ts';
import { loadNow, median, publish, spread } from './report.ts';

const runs = 10;
const probe = fileURLToPath(new URL('probe/main.mjs', import.meta.url));
const stages = ['main', 'ready', 'window', 'page', 'painted', 'shown', 'usable'] as const;

interface Contender {
  readonly name: string;
  /** The executable, with what comes first on its command line. */
  readonly command: readonly string[];
  readonly main: string;
  readonly button?: string;
  readonly args: (profile: string) => string[];
}

const fromTree = [process.env['MADANG_ELECTRON'] ?? '', probe];
const appArgs = (profile: string) => ['--profile', profile, '--lang', 'en'];

const empty: Contender = {
  name: 'empty window',
  command: fromTree,
  main: fileURLToPath(new URL('../support/bare-app/main.mjs', import.meta.url)),
  args: (profile) => [`--user-data-dir=${profile}`],
};

const madang: Contender = {
  name: 'Madang, source tree',
  command: fromTree,
  main: fileURLToPath(new URL('../../dist/main/main.js', import.meta.url)),
  button: 'Host a room',
  args: appArgs,
};

/** Starts it once, without Playwright, whose own hold on the app would count as start. */
async function start(contender: Contender, profile: string): Promise<Map<string, number>> {
  const { name, command, main, button, args } = contender;
  const [runtime = '', ...first] = command;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { ...inheritedEnvironment(), MADANG_PROBE_APP: main };
  const began = Date.now();
  const child = spawn(runtime, [...asRoot, ...first, ...args(profile)], {
    cwd: repositoryRoot,
    env: button === undefined ? env : { ...env, MADANG_PROBE_BUTTON: button },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{')) continue;
    const marked: unknown = JSON.parse(line);
    await ended;
    if (!(marked instanceof Object)) break;
    return new Map(Object.entries(marked).map(([stage, time]) => [stage, Number(time) - began]));
  }
  throw new Error(`${name} said nothing; it printed:\n${complaints}`);
}

test('start', async () => {
  const loadBefore = loadNow();
  const { executable, main, remove } = await probePackage(probe);
  const packaged = { ...madang, name: 'Madang, packaged', command: [executable], main };
  const contenders = [empty, madang, packaged].map((app) => ({
    app,
    profile: freshProfile(),
    seen: new Array<Map<string, number>>(),
  }));
  try {
    for (let run = 0; run <= runs; run += 1) {
      for (const { app, profile, seen } of contenders) {
        const started = await start(app, profile.folder);
        // The first fills caches.
        if (run > 0) seen.push(started);
      }
    }
  } finally {
    for (const { profile } of contenders) profile.remove();
    remove();
  }
  const times = contenders.map(({ seen }) => seen.map((started) => started.get('usable') ?? NaN));
  const [ofEmpty = [], ofMadang = [], ofPackaged = []] = times;
  publish({
    bench: 'start',
    loadBefore,
    rows: contenders.map(({ app, seen }, at) => {
      const reached = stages.slice(0, -1).map((stage) => {
        const middle = median(seen.map((started) => started.get(stage) ?? NaN));
        return [`${stage} ms`, Number.isNaN(middle) ? '-' : Math.round(middle)] as const;
      });
      return { app: app.name, ...Object.fromEntries<string | number>(reached), ...spread(times[at] ?? []) };
    }),
    figures: {
      startOverEmpty: { value: median(ofMadang) / median(ofEmpty), atMost: 1.5 },
      packagedStartOverEmpty: { value: median(ofPackaged) / median(ofEmpty), atMost: 1.5 },
    },
  });
});

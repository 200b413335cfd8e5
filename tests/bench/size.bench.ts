// How much a person waits for before the first screen: what the page loads until "Host a room" can be pressed. And how
// much an installed app takes on the disk over the runtime alone.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { firstPaintBudgetKb } from '../../build/lib/first-paint.mjs';
import { test } from '../support/app.ts';
import { packagedExecutable } from '../support/packaged.ts';
import { repositoryRoot } from '../support/process.ts';
import { loadNow, publish, round } from './report.ts';

/** What a folder holds, files below it included, in bytes. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
  }, 0);
}

/** The app in a folder against the runtime that it was made of; the languages left out count apart. */
function installed() {
  const runtime = dirname(process.env['MADANG_ELECTRON'] ?? '');
  const app = dirname(packagedExecutable());
  const [bare, packed] = [sizeOf(runtime), sizeOf(app)];
  const languages = sizeOf(join(runtime, 'locales')) - sizeOf(join(app, 'locales'));
  return { bare, packed, languages, over: packed + languages - bare };
}

test('size', async ({ launchApp }) => {
  const loadBefore = loadNow();
  const { window } = await launchApp();
  await expect(window.getByRole('button', { name: 'Host a room' })).toBeEnabled();
  // As the engine tells: what was really asked for, by whatever way.
  const paths = await window.evaluate(() => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    const own = loaded.filter(({ origin, host }) => origin === location.origin || host === location.host);
    return ['/index.html', ...new Set(own.map(({ pathname }) => pathname))];
  });
  const files = paths.map((path) => {
    const content = readFileSync(join(repositoryRoot, 'dist/renderer', path));
    return { path, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length };
  });
  const total = files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  const { bare, packed, languages, over } = installed();
  const inMb = ([what, bytes]: readonly [string, number]) => ({ file: what, MB: round(bytes / 1e6) });
  publish({
    bench: 'size',
    loadBefore,
    rows: [
      ...files.map(({ path, bytes, gzipBytes }) => ({
        file: path.replace(/-[\w-]{8}(?=\.\w+$)/, ''),
        kB: round(bytes / 1024),
        'gzip kB': round(gzipBytes / 1024),
      })),
      ...(
        [
          ['the runtime', bare],
          ['the installed app', packed],
          ['languages of the runtime left out', languages],
          ['the app over the runtime, those counted in', over],
          ['the app over the runtime as it is', packed - bare],
        ] as const
      ).map(inMb),
    ],
    figures: {
      firstPaintGzipKb: { value: total / 1024, atMost: firstPaintBudgetKb },
      installedOverRuntimeMb: { value: over / 1e6, atMost: 10 },
    },
  });
});

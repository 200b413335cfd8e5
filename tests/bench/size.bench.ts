// How much a person waits for before the first screen: what the page loads until "Host a room" can be pressed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { firstPaintBudgetKb } from '../../build/lib/first-paint.mjs';
import { test } from '../support/app.ts';
import { repositoryRoot } from '../support/process.ts';
import { loadNow, publish, round } from './report.ts';

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
  publish({
    bench: 'size',
    loadBefore,
    rows: files.map(({ path, bytes, gzipBytes }) => ({
      file: path.replace(/-[\w-]{8}(?=\.\w+$)/, ''),
      kB: round(bytes / 1024),
      'gzip kB': round(gzipBytes / 1024),
    })),
    figures: { firstPaintGzipKb: { value: total / 1024, atMost: firstPaintBudgetKb } },
  });
});

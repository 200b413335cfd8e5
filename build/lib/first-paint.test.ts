import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { firstPaintBudgetKb, firstPaintFiles, firstPaintSources, gzipKb } from './first-paint.mjs';
import { inRoot } from './paths.mjs';

let folder = '';
afterEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true });
  folder = '';
});

it('counts what the page names and what that imports at once, each once, and not what is loaded when needed', () => {
  folder = mkdtempSync(join(tmpdir(), 'madang-first-paint-'));
  mkdirSync(join(folder, 'assets'));
  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);
  write(
    'index.html',
    '<link rel="icon" href="data:image/svg+xml,x"><script type="module" crossorigin src="./assets/a.js"></script>' +
      '<link rel="stylesheet" crossorigin href="./assets/a.css">',
  );
  write('assets/a.js', 'import{b}from"./b.js";import"./c.js";const later=()=>import("./later.js");b(later)');
  write('assets/b.js', 'import "./c.js";export const b=String;');
  write('assets/c.js', 'export*from"./d.js"');
  write('assets/d.js', 'new Worker(new URL("./worker.js",import.meta.url))');
  for (const file of ['later.js', 'worker.js']) write(`assets/${file}`, 'let big');
  write('assets/a.css', 'body{}');
  const files = firstPaintFiles(folder);
  expect(files.map(({ file }) => file).sort()).toEqual([
    ...['assets/a.css', 'assets/a.js', 'assets/b.js', 'assets/c.js', 'assets/d.js'],
    'index.html',
  ]);
  expect(gzipKb(files)).toBeCloseTo(files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1024);
});

const built = inRoot('dist', 'renderer');

it('is within the budget, in the app as it is built', () => {
  expect(gzipKb(firstPaintFiles(built))).toBeLessThanOrEqual(firstPaintBudgetKb);
});

it('leaves for later what is opened later: the inspector, the picker, codes, settings and the small window', () => {
  const sources = firstPaintSources(built, firstPaintFiles(built));
  // What it should have, to show that these are the names that are looked for.
  expect(sources).toContain('renderer/ui/home/Home.svelte');
  const later = [
    ...['ui/panel/Connections.svelte', 'ui/panel/Graph.svelte', 'ui/panel/Exchange.svelte'],
    ...['ui/share/SharePicker.svelte', 'ui/share/SourceGrid.svelte', 'ui/invite/QrCode.svelte'],
    ...['ui/settings/Settings.svelte', 'ui/settings/Shortcuts.svelte', 'ui/mini/Mini.svelte'],
    ...['ui/trust/TrustDialog.svelte', 'ui/trust/symbols.ts', 'media/blur/segmenter.ts'],
  ].map((path) => `renderer/${path}`);
  expect(sources.filter((source) => later.includes(source))).toEqual([]);
  expect(sources.filter((source) => /^node_modules\/(?:uqr|@litertjs)\//.test(source))).toEqual([]);
});

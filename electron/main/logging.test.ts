import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { log, recentLines, startLogging } from './logging.ts';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'madang-log-'));
  startLogging(profile);
  log.transports.console.level = false;
});
afterEach(() => {
  rmSync(profile, { recursive: true });
});

test('the log goes into two files at most, of a megabyte each, that only their owner reads', () => {
  const line = 'x'.repeat(10_000);
  for (let at = 0; at < 350; at += 1) log.info(`${String(at)} ${line}`);
  const folder = join(profile, 'logs');
  expect(readdirSync(folder).sort()).toEqual(['main.log', 'main.old.log']);
  for (const name of readdirSync(folder)) {
    const { size, mode } = statSync(join(folder, name));
    // One line may come after the limit.
    expect(size).toBeLessThan(1_000_000 + 2 * line.length);
    if (process.platform !== 'win32') expect(mode & 0o077).toBe(0);
  }
  expect(readFileSync(join(folder, 'main.log'), 'utf8')).toContain('349 xxx');
});

test('what is handed to the log is redacted on its way there', async () => {
  log.warn('opened', new Error('madang://join/room?secret=qs1eMyxzFYlkDhYW5mhvPQ'), { name: 'Mina' });
  const [line, ...frames] = await recentLines(profile, 50);
  expect(line).toMatch(/\[warn\] +opened Error: madang:…$/);
  expect(frames.length).toBeGreaterThan(1);
  expect(frames.join('\n')).not.toMatch(/Mina|qs1eMyxz/);
});

test('the last lines are told, the oldest first', async () => {
  for (let at = 1; at <= 5; at += 1) log.info(`line ${String(at)}`);
  const lines = await recentLines(profile, 2);
  expect(lines.map((line) => line.replace(/^\[.*?\] /, ''))).toEqual([
    expect.stringContaining('line 4'),
    expect.stringContaining('line 5'),
  ]);
});

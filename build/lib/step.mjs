import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Says one step in one line.
 * @param {string} line
 */
export function say(line) {
  console.log(line);
}

/**
 * Shows how a long step is getting on: rewritten in place in a terminal, a line every 10 s elsewhere.
 * @param {string} title
 * @param {() => Promise<string> | string} detail what to show beside the elapsed seconds
 * @returns {() => void} stops showing it
 */
export function showProgress(title, detail) {
  const live = process.stdout.isTTY;
  const began = Date.now();
  const timer = setInterval(
    () => {
      void (async () => {
        const seconds = Math.round((Date.now() - began) / 1000);
        const line = `  ${title}: ${String(seconds)} s${await detail()}`;
        process.stdout.write(live ? `\r\u001b[K${line}` : `${line}\n`);
      })();
    },
    live ? 500 : 10_000,
  );
  return () => {
    clearInterval(timer);
    if (live) process.stdout.write('\r\u001b[K');
  };
}

/**
 * How much a folder holds, files below it included. Files that go away meanwhile count nothing.
 * @param {string} folder
 * @returns {Promise<number>} bytes; 0 when there is no such folder
 */
export async function folderSize(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sizes = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return folderSize(path);
    return stat(path).then(
      ({ size }) => size,
      () => 0,
    );
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/**
 * A size in words.
 * @param {number} bytes
 * @returns {string} such as `37 MB` (decimal megabytes)
 */
export function megabytes(bytes) {
  return `${String(Math.round(bytes / 1e6))} MB`;
}

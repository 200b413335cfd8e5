// Guests are served the page out of the packaged archive, also the files that are kept compressed in it.
import { request } from 'node:https';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { extractFile, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { packagedResources, startPackagedProcess, type PackagedProcess } from '../support/packaged.ts';

let host: PackagedProcess | undefined;
test.afterEach(() => host?.close());

function get(port: string, path: string, accepts: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, rejectUnauthorized: false };
    const asked = request({ ...options, headers: { 'accept-encoding': accepts } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        expect(response.statusCode, path).toBe(200);
        resolve(Buffer.concat(parts));
      });
    });
    asked.on('error', reject).end();
  });
}

test('a host serves the page and the blur to guests', async () => {
  host = startPackagedProcess({ args: ['--host', '--print-invite'] });
  const portOf = () => /^invite madang:\S*[?&]port=(\d+)/m.exec(host?.output() ?? '')?.[1];
  await expect.poll(portOf).toBeDefined();
  const port = portOf() ?? '';

  const page = (await get(port, '/', '')).toString();
  const script = /src="\.(\/assets\/index-[\w-]+\.js)"/.exec(page)?.[1] ?? '';
  const archive = join(packagedResources(), 'app.asar');
  expect((await get(port, script, '')).equals(extractFile(archive, join('dist/renderer', script)))).toBe(
    true,
  );

  const kept = listPackage(archive, { isPack: false }).find((path) => path.endsWith('.wasm.br')) ?? '';
  const packed = extractFile(archive, kept.slice(1));
  const path = `/assets/${kept.split(/[\\/]/).at(-1)?.replace(/\.br$/, '') ?? ''}`;
  expect((await get(port, path, 'gzip, br')).equals(packed)).toBe(true);
  expect((await get(port, path, '')).equals(brotliDecompressSync(packed))).toBe(true);
});

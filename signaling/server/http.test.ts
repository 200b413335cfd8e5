import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { health, parseAs, protocolVersion } from '#protocol';
import { closeServers, enter, start } from '../testing/servers.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madang-guest-'));
  const app = join(folder, 'app');
  await mkdir(join(app, 'assets'), { recursive: true });
  await writeFile(join(app, 'index.html'), '<!doctype html><title>Madang</title>');
  await writeFile(join(app, 'assets', 'index-BqX3k9aZ.js'), 'export {};');
  await writeFile(join(app, 'assets', 'index-Cc19__x0.css'), 'body {}');
  await writeFile(join(app, 'assets', 'blur-worker-Dd20aa_b.js'), '');
  await writeFile(join(app, 'assets', 'model-Ee45_bb2.wasm.br'), brotliCompressSync('a large file'));
  await writeFile(join(app, 'a b.svg'), '<svg/>');
  await writeFile(join(app, 'empty.txt'), '');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(app, 'link.txt'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(closeServers);

interface Reply {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

// Sent as it is: fetch would resolve the dots before sending.
function ask(port: number, path: string, options: RequestOptions = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, rejectUnauthorized: false, ...options },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.on('end', () => {
          resolve({ status: response.statusCode, headers: response.headers, body });
        });
      },
    );
    sent.on('error', reject).end();
  });
}

describe('the guest app', () => {
  test('may compile WebAssembly in the worker that blurs backgrounds, and nowhere else', async () => {
    const { port } = await start({ guestApp: join(folder, 'app') });
    const scriptRule = async (path: string) => {
      const { headers } = await ask(port, path);
      return /script-src [^;]*/.exec(String(headers['content-security-policy']))?.[0];
    };
    expect(await scriptRule('/assets/blur-worker-Dd20aa_b.js')).toBe("script-src 'self' 'wasm-unsafe-eval'");
    for (const path of ['/', '/assets/index-BqX3k9aZ.js', '/blur-worker-Dd20aa_b.js'])
      expect(await scriptRule(path)).toBe("script-src 'self'");
  });

  test('is served with its types, and cached only where names change with content', async () => {
    const { port } = await start({ guestApp: join(folder, 'app') });
    const page = await ask(port, '/?x=1');
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Madang</title>' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
    const script = await ask(port, '/assets/index-BqX3k9aZ.js');
    expect(script).toMatchObject({ status: 200, body: 'export {};' });
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await ask(port, '/a%20b.svg')).headers['content-type']).toBe('image/svg+xml');
    expect(await ask(port, '/empty.txt')).toMatchObject({ status: 200, body: '' });
    const style = await ask(port, '/assets/index-Cc19__x0.css', { method: 'HEAD' });
    expect(style).toMatchObject({ status: 200, body: '', headers: { 'content-length': '7' } });
  });

  test('keeps large files compressed, and unpacks them for who does not take them so', async () => {
    const { port } = await start({ guestApp: join(folder, 'app') });
    const path = '/assets/model-Ee45_bb2.wasm';
    for (const accepted of [undefined, 'gzip, deflate', 'gzip, br;q=0', 'abr']) {
      const plain = await ask(port, path, accepted ? { headers: { 'accept-encoding': accepted } } : {});
      expect(plain, accepted).toMatchObject({ status: 200, body: 'a large file' });
      expect(plain.headers).toMatchObject({ 'content-type': 'application/wasm', vary: 'Accept-Encoding' });
      expect(plain.headers).not.toHaveProperty('content-encoding');
    }
    const packed = brotliCompressSync('a large file').length;
    for (const accepted of ['br', 'gzip, deflate, br, zstd', 'br;q=0.5']) {
      const sent = await ask(port, path, { headers: { 'accept-encoding': accepted } });
      expect(sent.headers, accepted).toMatchObject({
        'content-encoding': 'br',
        'content-length': String(packed),
        'content-type': 'application/wasm',
      });
    }
    expect(await ask(port, `${path}.br`)).toMatchObject({ status: 404 });
  });

  test('is all that is served', async () => {
    const { port } = await start({ guestApp: join(folder, 'app') });
    const paths = [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/..\\secret.txt',
      '/%2e%2e%5csecret.txt',
      '//secret.txt',
      '/link.txt',
      '/assets',
      '/assets/',
      '/%',
      '/%00',
      '/index.html%00.js',
      '/__proto__',
      '/nothing.js',
    ];
    for (const path of paths) expect(await ask(port, path)).toMatchObject({ status: 404, body: 'Not found' });
  });

  test('is read only', async () => {
    const { port } = await start({ guestApp: join(folder, 'app') });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const reply = await ask(port, '/', { method });
      expect(reply).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });

  test('may be absent', async () => {
    const { port } = await start({ guestApp: null });
    expect(await ask(port, '/')).toMatchObject({ status: 404 });
  });
});

test('every answer carries the headers that keep a page safe', async () => {
  const { port } = await start({ guestApp: join(folder, 'app') });
  for (const path of ['/', '/health', '/nothing']) {
    const { headers } = await ask(port, path);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['permissions-policy']).toContain(
      'camera=(self), microphone=(self), display-capture=(self)',
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  }
});

test('/health says what this is, which wire it speaks, and its rooms', async () => {
  const server = await start();
  const { port } = server;
  const room = server.createRoom({ name: 'Tea', owner: 'Mina' });
  await enter(port, room.id);
  const reply = await ask(port, '/health');
  expect(reply.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  const body: unknown = JSON.parse(reply.body);
  expect(parseAs(health, body)).toEqual(body);
  expect(body).toEqual({
    service: 'madang',
    protocol: protocolVersion,
    rooms: [{ ...room, participants: 1 }],
  });
  expect(await ask(port, '/health', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
});

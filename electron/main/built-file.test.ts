import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBuiltFile } from './built-file.ts';

let folder = '';
const model = Buffer.alloc(300_000, 'model');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madang-built-'));
  await writeFile(join(folder, 'page.js'), 'export {};');
  await writeFile(join(folder, 'model.tflite.br'), brotliCompressSync(model));
  await writeFile(join(folder, 'broken.wasm.br'), brotliCompressSync(model).subarray(0, 10));
});
afterAll(() => rm(folder, { recursive: true }));

const contentOf = async (name: string) =>
  Buffer.from(await new Response(await readBuiltFile(join(folder, name))).arrayBuffer());

it('reads a file as it is', async () => {
  expect((await contentOf('page.js')).toString()).toBe('export {};');
});

it('unpacks what is kept compressed', async () => {
  expect(model.equals(await contentOf('model.tflite'))).toBe(true);
});

it('fails for what is not there, and for what is cut off', async () => {
  await expect(readBuiltFile(join(folder, 'nothing.wasm'))).rejects.toThrow('ENOENT');
  await expect(readBuiltFile(join(folder, 'nothing.js'))).rejects.toThrow('ENOENT');
  await expect(contentOf('broken.wasm')).rejects.toThrow();
});

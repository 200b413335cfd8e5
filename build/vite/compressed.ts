import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);

// Large, loaded by few people and seldom, and worth it: a quarter is left of the blur's runtime.
const large = /\.(wasm|tflite)$/;

/**
 * Keeps large files compressed (Brotli, RFC 7932), each as `NAME.br` in place of `NAME`. Whoever serves the page, the
 * app or a host, answers for `NAME` with it.
 */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((name) => large.test(name));
      await Promise.all(files.map((name) => replace(join(dir, name))));
    },
  };
}

async function replace(file: string): Promise<void> {
  const content = await readFile(file);
  const params = {
    // The levels above this one take ten times as long for a twentieth less.
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${file}.br`, await compress(content, { params }));
  await rm(file);
}

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bundles a module that runs inside a page of a test, in memory. */
export async function bundlePage(module: URL): Promise<string> {
  const entry = fileURLToPath(module);
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'page' } },
  });
  const [bundle] = Array.isArray(built) ? built : [];
  const chunk = bundle?.output[0];
  if (!chunk) throw new Error('Vite built nothing');
  return chunk.code;
}

import { defineConfig } from 'vite';
import { licences } from './licences.ts';

// What runs in Node: the Electron main process and the signaling CLI. Dependencies are bundled, so that the
// app starts from a handful of files and the package carries no node_modules.
export default defineConfig({
  publicDir: false,
  plugins: [licences({ entry: 'main/main' })],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: 'dist',
    emptyOutDir: false,
    // Which chunks belong to the app, for packaging it: some are for the command line only.
    manifest: 'manifest.json',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { 'main/main': 'electron/main/main.ts', 'signaling/cli': 'signaling/cli.ts' },
      // `ws` speeds up with these where they are installed, and works without.
      external: ['electron', 'bufferutil', 'utf-8-validate'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
    },
  },
});

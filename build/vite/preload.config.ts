import { defineConfig } from 'vite';
import { licences } from './licences.ts';

// A sandboxed preload script has no module loader: it must be one CommonJS file.
export default defineConfig({
  publicDir: false,
  plugins: [licences()],
  ssr: { noExternal: true },
  build: {
    ssr: 'electron/preload/preload.ts',
    target: 'node20.18',
    outDir: 'dist/preload',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});

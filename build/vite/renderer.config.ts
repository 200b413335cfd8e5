import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';
import { licences, packagesOfWorkers } from './licences.ts';

const workers = new Set<string>();

// One build for the desktop app (app://madang/) and for guests (https://host:port/).
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [svelte(), licences({ workers }), compressed()],
  worker: { plugins: () => [packagesOfWorkers(workers)] },
  build: {
    target: 'chrome130',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    sourcemap: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['renderer/index.html', 'renderer/stopped.html'] },
  },
});

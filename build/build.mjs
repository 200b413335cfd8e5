// Compiles the words and bundles every part into dist/. With --messages, only the words.
import { compile } from '@inlang/paraglide-js';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Compiles renderer/i18n/messages to typed functions in renderer/i18n/paraglide.
 * @returns {Promise<void>}
 */
export async function buildMessages() {
  await compile({
    project: `${root}renderer/i18n/project.inlang`,
    outdir: `${root}renderer/i18n/paraglide`,
    strategy: ['globalVariable', 'baseLocale'],
    emitGitIgnore: false,
    emitReadme: false,
  });
}

/**
 * Builds everything that `npm start` runs: dist/main, dist/preload, dist/renderer, dist/signaling.
 * @returns {Promise<void>}
 */
export async function buildAll() {
  // The configurations name their sources from the project's root.
  process.chdir(root);
  await buildMessages();
  await Promise.all(
    ['node', 'preload', 'renderer'].map((name) =>
      build({ configFile: `${root}build/vite/${name}.config.ts`, logLevel: 'warn' }),
    ),
  );
  joinLicences(
    [`${root}dist/licences.json`, `${root}dist/preload/licences.json`],
    `${root}dist/renderer/licences.json`,
  );
}

/**
 * Puts the packages that each part is made of into the one list that the page shows, and packages come with.
 * @param {string[]} from main's and the preload script's, which go
 * @param {string} into the page's
 */
function joinLicences(from, into) {
  /** @type {{ name: string, version: string }[]} */
  const found = [...from, into].flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
  const byName = new Map(found.map((licence) => [`${licence.name}@${licence.version}`, licence]));
  writeFileSync(into, JSON.stringify([...byName.values()].sort((a, b) => a.name.localeCompare(b.name))));
  for (const file of from) rmSync(file);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await (process.argv.includes('--messages') ? buildMessages() : buildAll());
  // The words' compiler leaves timers of 30 s behind.
  process.exit();
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** A package that is part of what was built, and the terms that it comes under. */
interface Licence {
  name: string;
  version: string;
  licence: string;
  /** The terms in full; empty where the package carries none. */
  text: string;
}

type Bundle = Parameters<Extract<NonNullable<Plugin['generateBundle']>, (...args: never[]) => unknown>>[1];
type Part = Bundle[string];
type Chunk = Extract<Part, { type: 'chunk' }>;

const isChunk = (part: Part | undefined): part is Chunk => part?.type === 'chunk';

/** What belongs to the list, where it is not all that is bundled. */
interface LicencesOptions {
  /** Name of the chunk that the app begins with: what only others lead to is not of the app. */
  readonly entry?: string;
  /** Folders of packages that workers are made of, by `packagesOfWorkers`. */
  readonly workers?: ReadonlySet<string>;
}

/** Writes `licences.json`: every package that the app is made of, by name. */
export function licences({ entry, workers = new Set() }: LicencesOptions = {}): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const chunks = entry === undefined ? Object.values(bundle).filter(isChunk) : reached(bundle, entry);
      const found = [...new Set([...foldersOf(chunks), ...workers])].map(readLicence);
      found.sort((one, other) => one.name.localeCompare(other.name));
      this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(found) });
    },
  };
}

/** Notes which packages workers are made of: they are bundles by themselves, made before that of the page ends. */
export function packagesOfWorkers(into: Set<string>): Plugin {
  return {
    name: 'packages-of-workers',
    generateBundle(_options, bundle) {
      for (const folder of foldersOf(Object.values(bundle).filter(isChunk))) into.add(folder);
    },
  };
}

function reached(bundle: Bundle, entry: string): Chunk[] {
  const chunks = new Set<Chunk>();
  const waiting = Object.values(bundle).filter((part) => isChunk(part) && part.name === entry);
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (!isChunk(part) || chunks.has(part)) continue;
    chunks.add(part);
    waiting.push(...[...part.imports, ...part.dynamicImports].flatMap((name) => bundle[name] ?? []));
  }
  if (chunks.size === 0) throw new Error(`no chunk is called ${entry}`);
  return [...chunks];
}

function foldersOf(chunks: readonly Chunk[]): string[] {
  return chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => folderOf(id) ?? []));
}

/** The folder of the package that a module belongs to; null for one of the project's own. */
function folderOf(id: string): string | null {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? null;
}

function readLicence(folder: string): Licence {
  const about: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const field = (name: string) => {
    const value: unknown = typeof about === 'object' && about !== null ? Reflect.get(about, name) : null;
    return typeof value === 'string' ? value : '';
  };
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(name));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return {
    name: field('name') || dirname(folder),
    version: field('version'),
    licence: field('license'),
    text,
  };
}

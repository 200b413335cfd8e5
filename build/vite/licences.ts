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

/** Writes `licences.json`: every package that a bundle is made of, by name. */
export function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
      const folders = new Set(modules.flatMap((id) => folderOf(id) ?? []));
      const found = [...folders].map(readLicence).sort((one, other) => one.name.localeCompare(other.name));
      this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(found) });
    },
  };
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

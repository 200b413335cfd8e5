// The packaged app under the probe of the start bench.
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import { packagedExecutable } from '../support/packaged.ts';
import { repositoryRoot } from '../support/process.ts';

/** A packaged app that starts with the probe. */
export interface ProbedPackage {
  readonly executable: string;
  /** The app's own main file, as MADANG_PROBE_APP takes it. */
  readonly main: string;
  readonly remove: () => void;
}

/**
 * Makes a copy of the packaged app (links to its files, so the same executable with the same fuses) whose archive begins
 * with the probe: with its fuses set, the app loads nothing from outside. On Linux, where archives are not checked.
 */
export async function probePackage(probe: string): Promise<ProbedPackage> {
  const packaged = dirname(packagedExecutable());
  const folder = join(repositoryRoot, 'dist', 'packaged-probed');
  rmSync(folder, { recursive: true, force: true });
  linkTree(packaged, folder);
  const archive = join(folder, 'resources', 'app.asar');
  const content = mkdtempSync(join(tmpdir(), 'madang-probed-'));
  try {
    extractAll(archive, content);
    copyFileSync(probe, join(content, 'probe.mjs'));
    const about: unknown = JSON.parse(readFileSync(join(content, 'package.json'), 'utf8'));
    writeFileSync(
      join(content, 'package.json'),
      JSON.stringify(Object.assign({}, about, { main: 'probe.mjs' })),
    );
    rmSync(archive);
    await createPackage(content, archive);
  } finally {
    rmSync(content, { recursive: true });
  }
  return {
    executable: join(folder, basename(packagedExecutable())),
    main: join(archive, 'dist/main/main.js'),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else linkSync(source, target);
  }
}

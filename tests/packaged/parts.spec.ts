// The parts list that comes beside the packages, held against what is in them by another way: the maps of the bundles.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import { packagedExecutable, packagedResources, startPackaged } from '../support/packaged.ts';
import { repositoryRoot } from '../support/process.ts';

const part = v.object({ name: v.string(), version: v.string() });
const list = v.object({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.literal('1.5'),
  metadata: v.object({ component: part }),
  components: v.array(v.object({ ...part.entries, components: v.optional(v.array(part)) })),
});

function partsList() {
  const output = dirname(dirname(packagedExecutable()));
  const names = readdirSync(output).filter((name) => name.endsWith('.cdx.json'));
  expect(names).toEqual([expect.stringMatching(/^Madang-\d+\.\d+\.\d+-(linux-\w+|mac|win)\.cdx\.json$/)]);
  return v.parse(list, JSON.parse(readFileSync(join(output, names[0] ?? ''), 'utf8')));
}

/** The packages that the packaged scripts were made from, as their maps name them. */
function packagesInMaps(): Set<string> {
  const scripts = listPackage(join(packagedResources(), 'app.asar'), { isPack: false })
    .map((path) => `${join(repositoryRoot, path)}.map`)
    .filter((path) => existsSync(path));
  expect(scripts.length).toBeGreaterThan(10);
  const sources = scripts.flatMap((path) => {
    const map = v.parse(v.object({ sources: v.array(v.string()) }), JSON.parse(readFileSync(path, 'utf8')));
    return map.sources;
  });
  const names = sources.flatMap((source) => {
    const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
    return name === undefined ? [] : [name];
  });
  return new Set(names);
}

test('it names every package that the app is made of, and none that it is not', () => {
  const named = new Set(partsList().components.map(({ name }) => name));
  const mapped = packagesInMaps();
  expect([...mapped].filter((name) => !named.has(name))).toEqual([]);
  // The runtime is no script.
  const unmapped = [...named].filter((name) => !mapped.has(name));
  expect(unmapped.sort()).toEqual(['electron']);
});

test('it names the runtime that the app says it runs on', async () => {
  const app = await startPackaged();
  const agent = await app.window.evaluate(() => navigator.userAgent).finally(() => app.close());
  const electron = partsList().components.find(({ name }) => name === 'electron');
  expect(agent).toContain(`Electron/${electron?.version ?? '?'}`);
  const chromium = electron?.components?.find(({ name }) => name === 'chromium');
  expect(agent).toContain(`Chrome/${chromium?.version ?? '?'}`);
});

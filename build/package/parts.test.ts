import { expect, it } from 'vitest';
import { partsList } from './parts.mjs';

const part = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  ...{ type: 'library', name, version, scope: 'optional', purl: `pkg:npm/${name}@${version}` },
  properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
});
const installed = {
  ...{ bomFormat: 'CycloneDX', specVersion: '1.5' },
  metadata: {
    component: { ...part('madang', '0.1.0'), type: 'application', name: 'some-folder' },
  },
  components: [
    part('svelte', '5.0.0'),
    part('clsx', '2.1.1'),
    part('vite', '8.0.0'),
    part('electron', '45.0.0'),
  ],
  dependencies: [
    { ref: 'madang@0.1.0', dependsOn: ['svelte@5.0.0', 'vite@8.0.0', 'electron@45.0.0'] },
    { ref: 'svelte@5.0.0', dependsOn: ['clsx@2.1.1', 'vite@8.0.0'] },
    { ref: 'electron@45.0.0', dependsOn: ['vite@8.0.0'] },
  ],
};
const bundled = [
  { name: 'svelte', version: '5.0.0' },
  { name: 'clsx', version: '2.1.1' },
];
const versions = { electron: '44.1.0', chrome: '150.0.1.2', node: '24.0.1', v8: '15.0.3-electron.0' };
const list = () => partsList(installed, bundled, versions);

it('names what is bundled, and nothing of what it is built with', () => {
  expect(list().components.map(({ name, version }) => `${name} ${version}`)).toEqual([
    ...['svelte 5.0.0', 'clsx 2.1.1'],
    'electron 44.1.0',
  ]);
  expect(list().components.every(({ scope }) => scope === 'required')).toBe(true);
  expect(JSON.stringify(list())).not.toMatch(/development|vite|45\.0\.0|some-folder/);
});

it('names the runtime as it was packaged, and what is in it', () => {
  expect(list().components.at(-1)).toMatchObject({
    purl: 'pkg:npm/electron@44.1.0',
    components: [
      { name: 'chromium', cpe: 'cpe:2.3:a:google:chrome:150.0.1.2:*:*:*:*:*:*:*' },
      { name: 'node', cpe: 'cpe:2.3:a:nodejs:node.js:24.0.1:*:*:*:*:*:*:*' },
      { name: 'v8', cpe: 'cpe:2.3:a:google:v8:15.0.3:*:*:*:*:*:*:*' },
    ],
  });
});

it('says what needs what', () => {
  expect(list().dependencies).toEqual([
    { ref: 'madang@0.1.0', dependsOn: ['svelte@5.0.0', 'electron@44.1.0'] },
    { ref: 'svelte@5.0.0', dependsOn: ['clsx@2.1.1'] },
    { ref: 'clsx@2.1.1', dependsOn: [] },
    { ref: 'electron@44.1.0', dependsOn: [] },
  ]);
});

it('does not leave out what it cannot find', () => {
  const unknown = [...bundled, { name: 'left-pad', version: '1.0.0' }];
  expect(() => partsList(installed, unknown, versions)).toThrow('left-pad 1.0.0 is in the app');
});

// What is in the package: every kind of file is named here and every file is used, so that nothing comes in unseen.
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { packagedExecutable, packagedResources } from '../support/packaged.ts';

const isMac = process.platform === 'darwin';
const folder = () => dirname(packagedExecutable());
const archive = () => join(packagedResources(), 'app.asar');

// Vite puts a hash of what is in it into each name.
const hash = '-[\\w-]{8}';
const kinds = [
  /^package\.json$/,
  /^dist\/main\/main\.js$/,
  /^dist\/preload\/preload\.cjs$/,
  new RegExp(`^dist/shared/[\\w.-]+${hash}\\.js$`),
  /^dist\/renderer\/([\w-]+\.html|licences\.json)$/,
  new RegExp(`^dist/renderer/assets/[\\w.-]+${hash}\\.(js|css)$`),
  // The blur's runtime and model, kept compressed.
  new RegExp(`^dist/renderer/assets/litert_wasm_internal${hash}\\.wasm\\.br$`),
  new RegExp(`^dist/renderer/assets/selfie_segmentation_landscape${hash}\\.tflite\\.br$`),
];
/** Where reading begins: what Electron loads, and the page that it serves. */
const entries = ['package.json', 'dist/main/main.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html'];

function filesBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inside = join(path, entry.name);
    return entry.isDirectory() ? filesBelow(inside) : [inside];
  });
}

function archivedFiles(): string[] {
  return listPackage(archive(), { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(archive(), path)))
    .map((path) => path.replaceAll('\\', '/'));
}

test('the archive holds kinds of files that run, and no others', () => {
  const files = archivedFiles();
  expect(files.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
  for (const kind of kinds) {
    expect(
      files.some((path) => kind.test(path)),
      String(kind),
    ).toBe(true);
  }
});

test('every file in the archive is named by one that is loaded', () => {
  const files = archivedFiles();
  const reached = new Set<string>();
  const waiting = files.filter((path) => entries.includes(path));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    reached.add(path);
    const text = extractFile(archive(), join(path)).toString();
    const named = files.filter((other) => !reached.has(other) && text.includes(basename(other, '.br')));
    waiting.push(...named);
  }
  expect(files.filter((path) => !reached.has(path))).toEqual([]);
});

test('the archive, all that comes on top of Electron, keeps to its budget', () => {
  expect(statSync(archive()).size).toBeLessThan(10e6);
});

test('its package.json says what the app is, and nothing of how it is built', () => {
  const about: unknown = JSON.parse(extractFile(archive(), 'package.json').toString());
  const wanted = { name: 'madang', productName: 'Madang', main: 'dist/main/main.js', type: 'module' };
  expect(about).toMatchObject(wanted);
  for (const name of ['scripts', 'devDependencies', 'dependencies']) expect(about).not.toHaveProperty(name);
});

test('the resources are the archive, and what the system asks for: on macOS words, for Debian a profile', () => {
  const asked = isMac ? /^((icon|electron)\.icns|(en|ko)\.lproj\/.*)$/ : /^apparmor-profile$/;
  const resources = packagedResources();
  const beside = filesBelow(resources).map((path) => relative(resources, path).replaceAll('\\', '/'));
  expect(beside.filter((path) => !asked.test(path))).toEqual(['app.asar']);
});

test('around it is Electron, with the words of two languages', () => {
  test.skip(process.platform !== 'linux', 'the list is that of Linux');
  const files = filesBelow(folder()).map((path) => relative(folder(), path));
  const locales = files.filter((path) => path.startsWith('locales/'));
  expect(locales.sort()).toEqual(['locales/en-US.pak', 'locales/ko.pak']);
  const electron = [
    /^(madang|chrome-sandbox|chrome_crashpad_handler)$/,
    /^(lib(EGL|GLESv2|ffmpeg|vk_swiftshader)\.so|libvulkan\.so\.1|vk_swiftshader_icd\.json)$/,
    /^(chrome_[12]00_percent\.pak|resources\.pak|icudtl\.dat|(snapshot_blob|v8_context_snapshot)\.bin)$/,
    /^(LICENSE(\.electron\.txt|S\.chromium\.html)|version)$/,
  ];
  const others = files.filter((path) => !/^(locales|resources)\//.test(path));
  expect(others.filter((path) => !electron.some((pattern) => pattern.test(path)))).toEqual([]);
  expect(others).toContain('madang');
});

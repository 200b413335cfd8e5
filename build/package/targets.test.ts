import { expect, it } from 'vitest';
import { chooseTargets } from './targets.mjs';

it('makes every package where the tools can be fetched', () => {
  const tools = { sevenZip: false, dpkg: false };
  expect(chooseTargets('linux', tools)).toEqual({ built: ['zip', 'AppImage', 'deb'], leftOut: [] });
  expect(chooseTargets('win32', tools).built).toEqual(['nsis', 'portable']);
  expect(chooseTargets('darwin', tools).built).toEqual(['dmg', 'zip']);
});

it('makes what the programs that are there can, and says what it leaves out', () => {
  const tools = { sevenZip: true, dpkg: true, refused: 'nothing answers' };
  const { built, leftOut } = chooseTargets('linux', tools);
  expect(built).toEqual(['zip', 'deb']);
  expect(leftOut).toEqual([
    { label: 'AppImage', reason: 'it needs tools of electron-builder, and nothing answers' },
  ]);
});

it('makes nothing but the app in a folder where there is no tool at all', () => {
  const tools = { sevenZip: false, dpkg: false, refused: 'nothing answers' };
  const { built, leftOut } = chooseTargets('linux', tools);
  expect(built).toEqual([]);
  const reasons = leftOut.map(({ label, reason }) => `${label}: ${reason}`);
  expect(reasons).toEqual([
    'zip: it needs 7-Zip (package p7zip-full), which is not here, and nothing answers',
    'AppImage: it needs tools of electron-builder, and nothing answers',
    'Debian package: it needs dpkg-deb (package dpkg), which is not here, and nothing answers',
  ]);
});

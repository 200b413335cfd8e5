import { expect, it } from 'vitest';
import { chooseTargets } from './targets.mjs';

it('makes every package where the tools can be fetched', () => {
  const tools = { sevenZip: false };
  expect(chooseTargets('linux', tools)).toEqual({ built: ['zip', 'AppImage', 'deb'], leftOut: [] });
  expect(chooseTargets('win32', tools).built).toEqual(['nsis', 'portable']);
  expect(chooseTargets('darwin', tools).built).toEqual(['dmg', 'zip']);
});

it('makes a zip with the program that is there, and says what it leaves out', () => {
  const { built, leftOut } = chooseTargets('linux', { sevenZip: true, refused: 'nothing answers' });
  expect(built).toEqual(['zip']);
  expect(leftOut.map(({ label }) => label)).toEqual(['AppImage', 'Debian package']);
  expect(leftOut[0]?.reason).toBe('it needs tools of electron-builder, and nothing answers');
});

it('makes nothing but the app in a folder where there is no tool at all', () => {
  const { built, leftOut } = chooseTargets('linux', { sevenZip: false, refused: 'nothing answers' });
  expect(built).toEqual([]);
  expect(leftOut).toHaveLength(3);
  expect(leftOut[0]?.reason).toContain('p7zip-full');
});

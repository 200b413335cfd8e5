import { expect, it } from 'vitest';
import { drawTrayIcon } from './tray-icon.ts';

const dotOf = (icon: Buffer, size: number, x: number, y: number) => [
  ...icon.subarray((y * size + x) * 4).subarray(0, 4),
];

it.each([16, 22, 32, 44])('draws a square with round corners and a white sign, %i dots wide', (size) => {
  const icon = drawTrayIcon(size, 'on');
  expect(icon).toHaveLength(size * size * 4);
  expect(dotOf(icon, size, 0, 0)[3]).toBeLessThan(128);
  expect(dotOf(icon, size, size / 2, 1)).toEqual([83, 110, 27, 255]);
  expect(dotOf(icon, size, size / 2, Math.round(size * 0.4))).toEqual([255, 255, 255, 255]);
});

it('is red while muted', () => {
  expect(dotOf(drawTrayIcon(32, 'muted'), 32, 16, 1)).toEqual([43, 47, 197, 255]);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colours } from '#protocol';

const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

function token(name: string): string {
  const [, value] = new RegExp(`^ *--${name}: ([^;]+);`, 'm').exec(tokens) ?? [];
  if (value === undefined) throw new Error(`there is no --${name}`);
  return value;
}

/** oklch() in linear sRGB, clipped to it. https://www.w3.org/TR/css-color-4/#color-conversion-code */
function linearOf(lightness: number, chroma: number, hue: number): number[] {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, part)));
}

function linearOfHex(hex: string): number[] {
  const parts = /^#(..)(..)(..)$/.exec(hex)?.slice(1) ?? [];
  return parts
    .map((part) => parseInt(part, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const luminance = ([r = 0, g = 0, b = 0]: readonly number[]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const [lightness = 0, chroma = 0] = token('person-tone').split(' ').map(Number);
const letter = linearOfHex(token('on-person'));
const personOf = (hue: number) => linearOf(lightness, chroma, hue);
const hues = colours.map((colour) => Number(token(`hue-${colour}`)));

// Neither depends on the theme: an avatar is the same in light and dark.
describe('the letter on an avatar', () => {
  test('is measured as a browser would', () => {
    expect(contrast(linearOfHex('#ffffff'), linearOfHex('#767676'))).toBeCloseTo(4.54, 2);
    expect(contrast(linearOf(1, 0, 0), linearOf(0, 0, 0))).toBeCloseTo(21, 2);
  });

  test.each(colours)('can be read on %s', (colour) => {
    expect(contrast(personOf(Number(token(`hue-${colour}`))), letter)).toBeGreaterThan(4.5);
  });

  test('can be read on every hue that is guessed', () => {
    for (let hue = 0; hue < 360; hue += 1)
      expect(contrast(personOf(hue), letter), String(hue)).toBeGreaterThan(4.5);
  });
});

test('no two colours are near each other', () => {
  const sorted = hues.toSorted((a, b) => a - b);
  for (const [at, hue] of sorted.entries()) {
    const next = sorted[at + 1] ?? (sorted[0] ?? 0) + 360;
    expect(next - hue, String(hue)).toBeGreaterThanOrEqual(30);
  }
});

// How each screen is looked at. Every screen is seen in both languages and both themes, each with each, and in every
// size at least once; not in all twelve ways, which would be three times the pictures for little more to see.
import { expect, type Page } from '@playwright/test';
import type { Screen } from './screen.ts';
import type { Lang } from './words.ts';

export type Size = 'narrow' | 'normal' | 'large' | '4k';
export type Theme = 'light' | 'dark';
export interface Look {
  readonly theme: Theme;
  readonly size: Size;
}

const sizes: Record<Size, { width: number; height: number }> = {
  narrow: { width: 380, height: 760 },
  normal: { width: 1280, height: 800 },
  large: { width: 2560, height: 1440 },
  '4k': { width: 3840, height: 2160 },
};

// English is the wider of the two; Korean is where lines break in ways of their own.
const looksIn: Record<Lang, readonly Look[]> = {
  en: [
    { theme: 'light', size: 'normal' },
    { theme: 'dark', size: 'large' },
  ],
  ko: [
    { theme: 'dark', size: 'normal' },
    { theme: 'light', size: 'narrow' },
  ],
};

// The largest is seen once of those screens that have the most to place in it.
const largest: Look = { theme: 'light', size: '4k' };

/** The looks of a screen in a language. */
export function looksOf({ sizes: existing, in4k = false }: Screen, lang: Lang): readonly Look[] {
  const [usual = { theme: 'light', size: 'normal' }] = looksIn[lang];
  if (existing?.length === 0) return [usual];
  if (existing === undefined) return in4k && lang === 'en' ? [...looksIn[lang], largest] : looksIn[lang];
  // Where a screen has no such size, its theme is seen all the same.
  return looksIn[lang].map((look) => (existing.includes(look.size) ? look : { ...look, size: usual.size }));
}

/** Gives a screen a size and a theme, as a system and a person would. */
export async function setLook(screen: Screen, { theme, size }: Look): Promise<void> {
  const { page, reopen, sizes: existing } = screen;
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  if (existing?.length !== 0) {
    await setSize(page, sizes[size]);
    await reopen?.();
  }
}

/** The size that a walk goes on in. */
export async function setUsualSize(page: Page): Promise<void> {
  await setSize(page, sizes.normal);
}

/** The size of a window that nobody looks at, which costs the less the smaller it is. */
export async function setUnseenSize(page: Page): Promise<void> {
  await page.setViewportSize({ width: 640, height: 480 });
}

/** The size of a window in which not all of four people have a place. */
export async function setSmallSize(page: Page): Promise<void> {
  await setSize(page, { width: 380, height: 260 });
}

async function setSize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  // Away from everything that could show that it is pointed at.
  await page.mouse.move(0, 0);
  await expectWidth(page, size.width);
}

/** Waits until the page is laid out for this width: what follows from a media query comes with the next frame. */
export async function expectWidth(page: Page, width: number): Promise<void> {
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

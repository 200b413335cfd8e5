import { expect, type Page } from '@playwright/test';
import type { Screen, Walk } from './screen.ts';

/** What takes longer than this is seen to move, in milliseconds. */
const none = 1;
/** The longest that anything moves for people who do not mind. */
const longest = 200;

/** Asserts that nothing on a screen moves for people who want no motion, and nothing for long for the others. */
export async function expectLittleMotion({ name, page }: Screen, { lang }: Walk): Promise<void> {
  for (const [reducedMotion, bound] of [
    ['no-preference', longest],
    ['reduce', none],
  ] as const) {
    await page.emulateMedia({ reducedMotion });
    expect.soft(await findMotion(page, bound), `${name}, ${lang}, ${reducedMotion}`).toEqual([]);
  }
}

/** The elements that would move or do move for longer than so many milliseconds. */
function findMotion(page: Page, bound: number): Promise<string[]> {
  return page.evaluate((most) => {
    const msOf = (durations: string) =>
      Math.max(...durations.split(',').map((each) => parseFloat(each) * 1000));
    const found = new Set<string>();
    for (const element of document.querySelectorAll('*')) {
      for (const part of [null, '::before', '::after']) {
        const { transitionDuration, transitionProperty, animationDuration, animationName } = getComputedStyle(
          element,
          part,
        );
        const ms = Math.max(
          transitionProperty === 'none' ? 0 : msOf(transitionDuration),
          animationName === 'none' ? 0 : msOf(animationDuration),
        );
        if (ms > most)
          found.add(
            `${element.localName}.${element.getAttribute('class') ?? ''}${part ?? ''}: ${String(ms)} ms`,
          );
      }
    }
    for (const { playState, effect } of document.getAnimations()) {
      const ms = Number(effect?.getComputedTiming().endTime ?? 0);
      if (playState === 'running' && ms > most) found.add(`something that runs for ${String(ms)} ms`);
    }
    return [...found];
  }, bound);
}

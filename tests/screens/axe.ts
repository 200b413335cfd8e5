import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { looksOf, setLook } from './looks.ts';
import type { Screen, Walk } from './screen.ts';

/** Asserts that axe-core finds no violation of WCAG 2.2, level AA, in any look of a screen. */
export async function expectNoViolations(screen: Screen, { lang }: Walk): Promise<void> {
  for (const look of looksOf(screen, lang)) {
    await setLook(screen, look);
    // At its end, a button that stays in reach covers no half of anything, which would count as too small a target.
    await screen.page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
    });
    const { found, passes } = await findViolations(screen.page);
    await screen.page.evaluate(() => {
      scrollTo(0, 0);
    });
    const where = `${screen.name}, ${lang}, ${look.theme}, ${look.size}`;
    expect.soft(found, where).toEqual([]);
    expect.soft(passes, where).toBeGreaterThan(5);
  }
}

/** What axe-core finds on what is shown now, and how many rules it could pass. */
async function findViolations(page: Page): Promise<{ found: string[]; passes: number }> {
  // Half a megabyte, read by the page twice each time: once is enough for as long as it is there.
  const isThere = await page.evaluate(() => 'axe' in window);
  // The other mode would open a page of its own, which the app does not allow.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) }).setLegacyMode();
  const { violations, passes } = await axe
    // Of what is right, it need not say where it is.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  return { found, passes: passes.length };
}

// A page that nobody presses anything on, which an engine may hold sound back from.
import type { Page } from '@playwright/test';

/** How to start a Chromium in which every sound waits for a press of its own, as in browsers of phones. */
export const holdsSoundBack = '--autoplay-policy=user-gesture-required';

const sign = 'nothing was pressed for a while';

/**
 * Leaves a page alone until its engine has forgotten the last press, then does something elsewhere until words are seen
 * on it. All in one look at it, as to the engine each of Playwright's looks is a press.
 */
export async function whileUntouched(page: Page, act: () => Promise<void>, words: string): Promise<void> {
  const untouched = page.waitForEvent('console', (message) => message.text() === sign);
  const seen = page.evaluate(
    async ([told, wanted]) => {
      const until = (isSo: () => boolean) =>
        new Promise<void>((resolve) => {
          const look = () => {
            if (isSo()) resolve();
            else setTimeout(look, 50);
          };
          look();
        });
      await until(() => !navigator.userActivation.isActive);
      console.info(told);
      await until(() => document.body.innerText.includes(wanted));
    },
    [sign, words] as const,
  );
  await untouched;
  await act();
  await seen;
}

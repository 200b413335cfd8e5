import { expect } from '@playwright/test';
import { looksOf, setLook } from './looks.ts';
import type { Screen, Walk } from './screen.ts';
import { endStandIns, placeStandIns } from './stand-ins.ts';

/** How many pixels may differ, of a thousand: text is drawn a little differently by chance, and a missing word is more. */
const usualDifference = 0.0005;

/** Compares a screen with its kept pictures; `--update-snapshots` makes them anew. */
export async function takePictures(screen: Screen, walk: Walk): Promise<void> {
  const { lang, cast, say } = walk;
  const { name, page, random = usualDifference } = screen;
  for (const look of looksOf(screen, lang)) {
    await setLook(screen, look);
    await placeStandIns(page, lang, cast, say);
    await expectSpeaking(screen, walk);
    const size = screen.sizes?.length === 0 ? '' : `-${look.size}`;
    await expect
      .soft(page)
      .toHaveScreenshot(`${name}-${lang}-${look.theme}${size}.webp`, { maxDiffPixelRatio: random });
    await endStandIns(page);
  }
}

// Who speaks all the time is not heard for a moment where a machine is busy with a large window.
async function expectSpeaking({ app, page }: Screen, { cast }: Walk): Promise<void> {
  if (app === null) return;
  const tiles = page.locator(`article[aria-label^="${cast.names[1]}"]:not(:has(.lucide-mic-off))`);
  for (const tile of await tiles.all()) await expect(tile).toHaveClass(/\bspeaking\b/);
}

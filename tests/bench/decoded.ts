// What arrives and is decoded, counted without drawing it: drawing many pictures in software would be all that is
// measured.
import type { Page } from '@playwright/test';
import type { VideoKind } from '../../renderer/call/publications.ts';

/** Who gets whose picture. */
export interface Pair {
  readonly id: string;
  readonly of: string;
}

/** Frames decoded so far, and lines of the last one. */
export interface Decoded {
  readonly frames: number;
  readonly height: number;
}

/** Draws nothing in a page from now on. */
export async function stopDrawing(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.hall.watch.isDrawing = false;
  });
}

/** What everyone of these, all in one page, has decoded. */
export function decodedIn(page: Page, pairs: readonly Pair[], kind: VideoKind): Promise<Decoded[]> {
  return page.evaluate(
    async ([all, as]) => {
      const decoded: Decoded[] = [];
      for (const { id, of } of all) {
        // One is asked for now: a calm connection is measured only once a second.
        const { peers, samples } = window.hall.inhabitant(id);
        await peers.get(of)?.sample();
        const figures = samples.get(of)?.received[as];
        decoded.push({ frames: figures?.frames ?? 0, height: figures?.height ?? 0 });
      }
      return decoded;
    },
    [pairs, kind] as const,
  );
}

import type { Locator } from '@playwright/test';
import { watchTimecode } from './decode.ts';

/**
 * Watches pictures for as long as something else goes on, which throws when one of them stands still meanwhile.
 * @param stillMs how long a picture may take to go on
 */
export async function watchWhile<T>(
  videos: readonly Locator[],
  work: () => Promise<T>,
  stillMs = 5_000,
): Promise<T> {
  const going = { on: true };
  const watching = videos.map(async (video) => {
    while (going.on) await watchTimecode(video, { timeoutMs: stillMs });
  });
  const failed = Promise.all(watching).then(() => new Promise<never>(() => undefined));
  try {
    return await Promise.race([work(), failed]);
  } finally {
    going.on = false;
    await Promise.all(watching);
  }
}

import type { Page } from '@playwright/test';

/** What a page holds on to once everything that it could let go is gone. */
export interface PageMemory {
  /** Bytes of the JavaScript heap. */
  readonly heap: number;
  readonly nodes: number;
}

/** Collects what nobody refers to and measures what is left (Chrome DevTools Protocol, Performance.getMetrics). */
export async function measureMemory(page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Performance.enable');
    // What is freed by the first frees more by the second: finalizers run in between.
    for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const valueOf = (metric: string) => metrics.find(({ name }) => name === metric)?.value ?? NaN;
    return { heap: valueOf('JSHeapUsedSize'), nodes: valueOf('Nodes') };
  } finally {
    await session.detach();
  }
}

// The test's side of what is seen and measured in the pages of the hall.
import { expect, type Locator, type Page } from '@playwright/test';
import type { VideoKind } from '../../renderer/call/publications.ts';
import type { SentSample } from './measures.ts';
import type { Seen } from './watch.ts';

/** What can be read off a hall. */
export class HallReadings {
  /** Who is in which page. */
  protected readonly pages = new Map<string, Page>();
  protected readonly opened = new Set<Page>();

  /** Bit/s that the encoders of one of somebody's pictures aim at, all layers together. */
  targetBitrate(id: string, kind: VideoKind): Promise<number> {
    return this.pageOf(id).evaluate(([who, as]) => window.hall.measures.targetBitrate(who, as), [
      id,
      kind,
    ] as const);
  }

  video(id: string, of: string, kind: VideoKind = 'camera'): Locator {
    return this.pageOf(id).locator(`[id="${videoId(id, of, kind)}"]`);
  }

  seen(id: string, of: string, kind: VideoKind = 'camera'): Promise<Seen | null> {
    return this.pageOf(id).evaluate((video) => window.hall.watch.seen(video), videoId(id, of, kind));
  }

  /** The longest time without a new frame where a picture is made, in milliseconds: what the machine did to it. */
  async sourceGapMs(id: string, kind: VideoKind = 'camera'): Promise<number> {
    const source = `source-of-${id}-${kind}`;
    const seen = await this.pageOf(id).evaluate((video) => window.hall.watch.seen(video), source);
    if (!seen) throw new Error(`${id} publishes no ${kind}`);
    return seen.longestGapMs;
  }

  /** Milliseconds from being connected to the first frame that was shown; null while there is none. */
  firstFrameMs(id: string, of: string, kind: VideoKind = 'camera'): Promise<number | null> {
    return this.pageOf(id).evaluate(
      ([connected, first]) => {
        const [from, to] = [window.hall.watch.markOf(connected), window.hall.watch.markOf(first)];
        return from === null || to === null ? null : to - from;
      },
      [`${id}-connected-to-${of}`, `${videoId(id, of, kind)}-first`] as const,
    );
  }

  /** The layer that somebody sends to a viewer, and why. */
  layer(id: string, viewer: string, kind: VideoKind = 'camera') {
    return this.pageOf(id).evaluate(
      ([who, to, as]) => window.hall.inhabitant(who).publications.video[as].layerOf(to),
      [id, viewer, kind] as const,
    );
  }

  /** The codec that arrives at a viewer, like `VP9`. */
  receivedCodec(id: string, of: string, kind: VideoKind = 'camera'): Promise<string | null> {
    return this.pageOf(id).evaluate(
      ([who, whose, as]) => window.hall.measures.sampleOf(who, whose)?.received[as]?.codec ?? null,
      [id, of, kind] as const,
    );
  }

  /** Writes down what somebody sends another from now on, sample by sample. */
  followSent(id: string, to: string): Promise<void> {
    return this.pageOf(id).evaluate(([who, whom]) => window.hall.measures.followSent(who, whom), [
      id,
      to,
    ] as const);
  }

  /** What was sent since `followSent`. */
  sentSamples(id: string, to: string): Promise<readonly SentSample[]> {
    return this.pageOf(id).evaluate(([who, whom]) => window.hall.measures.sentTo(who, whom), [
      id,
      to,
    ] as const);
  }

  /** Bytes of filling that somebody has sent to another so far, to try their path. */
  fillingSent(id: string, to: string): Promise<number> {
    return this.pageOf(id).evaluate(([who, whom]) => window.hall.measures.fillingSent(who, whom), [
      id,
      to,
    ] as const);
  }

  /** Waits until a viewer is shown another twenty frames. */
  async expectNewFrames(id: string, of: string, timeout = 60_000): Promise<void> {
    const before = (await this.seen(id, of))?.frames ?? 0;
    const since = async () => ((await this.seen(id, of))?.frames ?? 0) - before;
    await expect.poll(since, { timeout, intervals: [100] }).toBeGreaterThan(20);
  }

  /** How many encoders are at work for somebody's pictures, measured over half a second. */
  encoders(id: string): Promise<number> {
    return this.pageOf(id).evaluate((who) => window.hall.measures.encoders(who), id);
  }

  /** How far the camera's picture is ahead of the sound where they come out; null while it is not known. */
  lipSyncMs(id: string, of: string): Promise<number | null> {
    return this.pageOf(id).evaluate(([who, whose]) => window.hall.measures.lipSyncMs(who, whose), [
      id,
      of,
    ] as const);
  }

  routerReport(id: string) {
    return this.pageOf(id).evaluate((who) => window.hall.inhabitant(who).publications.routerReport(), id);
  }

  /** Connections that are not closed, in all pages, those that encode included. */
  async openConnections(): Promise<number> {
    let open = 0;
    for (const page of this.opened) open += await page.evaluate(() => window.hall.openConnections());
    return open;
  }

  errors(id: string): Promise<readonly string[]> {
    return this.pageOf(id).evaluate((who) => window.hall.inhabitant(who).errors, id);
  }

  pageOf(id: string): Page {
    const page = this.pages.get(id);
    if (!page) throw new Error(`${id} is in no page`);
    return page;
  }
}

function videoId(id: string, of: string, kind: VideoKind): string {
  return `${id}-gets-${kind}-of-${of}`;
}

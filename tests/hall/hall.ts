// The test's side of the hall: pages with participants in them, and the relay between the pages.
import { expect, type Locator, type Page } from '@playwright/test';
import type { TileSize } from '../../renderer/call/layers.ts';
import {
  videoKinds,
  type ScreenKind,
  type ShareQuality,
  type VideoKind,
} from '../../renderer/call/publications.ts';
import { recordOf } from '../../renderer/call/record-of.ts';
import type { IncomingSignal, OutgoingSignal } from '../../signaling/protocol/index.ts';
import type { PersonKey } from '../engine/page-media.ts';
import { bundlePage } from './bundle.ts';
import type { ContentName, ContentOptions } from './content.ts';
import type { Entrance, SentSample } from './page.ts';
import type { Seen } from './watch.ts';

const camera: ContentOptions = { width: 1280, height: 720, framesPerSecond: 30 };

/** Pages in which participants meet. */
export class Hall {
  readonly #pages = new Map<string, Page>();
  readonly #opened = new Set<Page>();
  #bundle: Promise<string> | null = null;

  /** Makes a page, of whatever window or browser, part of the hall. */
  async open(page: Page): Promise<void> {
    this.#bundle ??= bundlePage(new URL('page.ts', import.meta.url));
    await page.exposeFunction('sendSignal', (from: string, signal: OutgoingSignal) =>
      this.#relay(from, signal),
    );
    await page.addScriptTag({ content: await this.#bundle });
    this.#opened.add(page);
  }

  /** Lets somebody enter in a page, who negotiates with these members. */
  async enter(
    page: Page,
    id: string,
    members: readonly string[] = [],
    how: Pick<Entrance, 'way' | 'otherNumbers'> = {},
  ): Promise<void> {
    this.#pages.set(id, page);
    await page.evaluate((entrance) => window.hall.enter(entrance), { id, members, ...how });
  }

  async leave(id: string): Promise<void> {
    const page = this.pageOf(id);
    this.#pages.delete(id);
    await page.evaluate((who) => window.hall.leave(who), id);
    for (const other of this.#opened) await other.evaluate((who) => window.hall.handleLeft(who), id);
  }

  publish(id: string, name: ContentName | null, kind: VideoKind = 'camera', options = camera): Promise<void> {
    return this.pageOf(id).evaluate(([who, what, as, how]) => window.hall.publish(who, as, what, how), [
      id,
      name,
      kind,
      options,
    ] as const);
  }

  /** Sends the same picture as somebody else of the same page does. */
  publishSame(id: string, as: string): Promise<void> {
    return this.pageOf(id).evaluate(([who, whose]) => window.hall.publishSame(who, whose), [id, as] as const);
  }

  /** One says how large it shows a picture of another. */
  demand(id: string, of: string, tile: TileSize | null, kind: VideoKind = 'camera'): Promise<void> {
    const demand = { ...recordOf(videoKinds, () => null), [kind]: tile };
    return this.pageOf(id).evaluate(([who, whose, what]) => window.hall.demand(who, whose, what), [
      id,
      of,
      demand,
    ] as const);
  }

  /** One says that it shows every picture of another this large. */
  demandAll(id: string, of: string, tile: TileSize): Promise<void> {
    return this.pageOf(id).evaluate(([who, whose, what]) => window.hall.demand(who, whose, what), [
      id,
      of,
      recordOf(videoKinds, () => tile),
    ] as const);
  }

  setShareQuality(id: string, kind: ScreenKind, quality: ShareQuality): Promise<void> {
    return this.pageOf(id).evaluate(
      ([who, as, what]) => window.hall.inhabitant(who).publications.setShareQuality(as, what),
      [id, kind, quality] as const,
    );
  }

  /** Somebody sends a viewer what it asks for from now on, whatever the path carries. */
  ignorePath(id: string, viewer: string): Promise<void> {
    return this.pageOf(id).evaluate(([who, whom]) => window.hall.ignorePath(who, whom), [
      id,
      viewer,
    ] as const);
  }

  /** Bit/s that the encoders of one of somebody's pictures aim at, all layers together. */
  targetBitrate(id: string, kind: VideoKind): Promise<number> {
    return this.pageOf(id).evaluate(([who, as]) => window.hall.targetBitrate(who, as), [id, kind] as const);
  }

  /** One says to another that their camera stays frozen: they are to encode it for this one alone. */
  askForEncoder(id: string, of: string): Promise<void> {
    return this.pageOf(id).evaluate(([who, whose]) => window.hall.askForEncoder(who, whose), [
      id,
      of,
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

  /** Counts frames and gaps anew, in all pages. */
  async reset(): Promise<void> {
    for (const page of this.#opened) await page.evaluate(() => window.hall.watch.reset());
  }

  /** The layer that somebody sends to a viewer, and why. */
  layer(id: string, viewer: string, kind: VideoKind = 'camera') {
    return this.pageOf(id).evaluate(
      ([who, to, as]) => window.hall.inhabitant(who).publications.video[as].layerOf(to),
      [id, viewer, kind] as const,
    );
  }

  /** Encodes somebody's pictures with the first of these that all viewers can take, like `video/VP9`. */
  preferCodecs(id: string, mimeTypes: readonly string[]): Promise<void> {
    return this.pageOf(id).evaluate(([who, codecs]) => window.hall.preferCodecs(who, codecs), [
      id,
      mimeTypes,
    ] as const);
  }

  /** The codec that arrives at a viewer, like `VP9`. */
  receivedCodec(id: string, of: string, kind: VideoKind = 'camera'): Promise<string | null> {
    return this.pageOf(id).evaluate(
      ([who, whose, as]) => window.hall.sampleOf(who, whose)?.received[as]?.codec ?? null,
      [id, of, kind] as const,
    );
  }

  /** Writes down what somebody sends another from now on, sample by sample. */
  followSent(id: string, to: string): Promise<void> {
    return this.pageOf(id).evaluate(([who, whom]) => window.hall.followSent(who, whom), [id, to] as const);
  }

  /** What was sent since `followSent`. */
  sentSamples(id: string, to: string): Promise<readonly SentSample[]> {
    return this.pageOf(id).evaluate(([who, whom]) => window.hall.sentTo(who, whom), [id, to] as const);
  }

  /** Lets time pass over which something is measured. */
  async pause(ms: number): Promise<void> {
    const [page] = this.#opened;
    await page?.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);
  }

  /** Waits until a viewer is shown another twenty frames. */
  async expectNewFrames(id: string, of: string, timeout = 60_000): Promise<void> {
    const before = (await this.seen(id, of))?.frames ?? 0;
    const since = async () => ((await this.seen(id, of))?.frames ?? 0) - before;
    await expect.poll(since, { timeout, intervals: [100] }).toBeGreaterThan(20);
  }

  /** How many encoders are at work for somebody's pictures, measured over half a second. */
  encoders(id: string): Promise<number> {
    return this.pageOf(id).evaluate((who) => window.hall.encoders(who), id);
  }

  /** Sends a person's tone as somebody's microphone. */
  speak(id: string, person: PersonKey): Promise<void> {
    return this.pageOf(id).evaluate(([who, voice]) => window.hall.speak(who, voice), [id, person] as const);
  }

  /** How far the camera's picture is ahead of the sound where they come out; null while it is not known. */
  lipSyncMs(id: string, of: string): Promise<number | null> {
    return this.pageOf(id).evaluate(([who, whose]) => window.hall.lipSyncMs(who, whose), [id, of] as const);
  }

  routerReport(id: string) {
    return this.pageOf(id).evaluate((who) => window.hall.inhabitant(who).publications.routerReport(), id);
  }

  /** Connections that are not closed, in all pages, those that encode included. */
  async openConnections(): Promise<number> {
    let open = 0;
    for (const page of this.#opened) open += await page.evaluate(() => window.hall.openConnections());
    return open;
  }

  errors(id: string): Promise<readonly string[]> {
    return this.pageOf(id).evaluate((who) => window.hall.inhabitant(who).errors, id);
  }

  pageOf(id: string): Page {
    const page = this.#pages.get(id);
    if (!page) throw new Error(`${id} is in no page`);
    return page;
  }

  async #relay(from: string, { to, ...rest }: OutgoingSignal): Promise<void> {
    const signal: IncomingSignal = { ...rest, from };
    await this.#pages
      .get(to)
      ?.evaluate(([who, what]) => window.hall.handleSignal(who, what), [to, signal] as const);
  }
}

function videoId(id: string, of: string, kind: VideoKind): string {
  return `${id}-gets-${kind}-of-${of}`;
}

// The test's side of the hall: pages with participants in them, and the relay between the pages.
import type { Page } from '@playwright/test';
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
import type { Entrance } from './page.ts';
import { HallReadings } from './readings.ts';

const camera: ContentOptions = { width: 1280, height: 720, framesPerSecond: 30 };

/** Pages in which participants meet. */
export class Hall extends HallReadings {
  #bundle: Promise<string> | null = null;

  /** Makes a page, of whatever window or browser, part of the hall. */
  async open(page: Page): Promise<void> {
    this.#bundle ??= bundlePage(new URL('page.ts', import.meta.url));
    await page.exposeFunction('sendSignal', (from: string, signal: OutgoingSignal) =>
      this.#relay(from, signal),
    );
    await page.addScriptTag({ content: await this.#bundle });
    this.opened.add(page);
  }

  /** Lets somebody enter in a page, who negotiates with these members. */
  async enter(
    page: Page,
    id: string,
    members: readonly string[] = [],
    how: Pick<Entrance, 'way' | 'otherNumbers'> = {},
  ): Promise<void> {
    this.pages.set(id, page);
    await page.evaluate((entrance) => window.hall.enter(entrance), { id, members, ...how });
  }

  async leave(id: string): Promise<void> {
    const page = this.pageOf(id);
    this.pages.delete(id);
    await page.evaluate((who) => window.hall.leave(who), id);
    for (const other of this.opened) await other.evaluate((who) => window.hall.handleLeft(who), id);
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

  /** One says to another that their camera stays frozen: they are to encode it for this one alone. */
  askForEncoder(id: string, of: string): Promise<void> {
    return this.pageOf(id).evaluate(([who, whose]) => window.hall.askForEncoder(who, whose), [
      id,
      of,
    ] as const);
  }

  /** Counts frames and gaps anew, in all pages. */
  async reset(): Promise<void> {
    for (const page of this.opened) await page.evaluate(() => window.hall.watch.reset());
  }

  /** Encodes somebody's pictures with the first of these that all viewers can take, like `video/VP9`. */
  preferCodecs(id: string, mimeTypes: readonly string[]): Promise<void> {
    return this.pageOf(id).evaluate(([who, codecs]) => window.hall.preferCodecs(who, codecs), [
      id,
      mimeTypes,
    ] as const);
  }

  /** Lets time pass over which something is measured. */
  async pause(ms: number): Promise<void> {
    const [page] = this.opened;
    await page?.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms);
  }

  /** Sends a person's tone as somebody's microphone. */
  speak(id: string, person: PersonKey): Promise<void> {
    return this.pageOf(id).evaluate(([who, voice]) => window.hall.speak(who, voice), [id, person] as const);
  }

  async #relay(from: string, { to, ...rest }: OutgoingSignal): Promise<void> {
    // As the server does: what was on its way from somebody who has left reaches nobody.
    if (!this.pages.has(from)) return;
    const signal: IncomingSignal = { ...rest, from };
    await this.pages
      .get(to)
      ?.evaluate(([who, what]) => window.hall.handleSignal(who, what), [to, signal] as const);
  }
}

// A window of the bare app with the harness in it, and the test's side of what the harness offers.
import { expect, type Locator, type Page } from '@playwright/test';
import type { PublicationKind } from '../../renderer/call/publications.ts';
import { bundlePage } from '../hall/bundle.ts';
import { expectToSee } from '../media/decode.ts';
import { expectToHear } from '../media/listen.ts';
import { people, tones } from '../media/people.mjs';
import { test as base } from '../support/app.ts';
import type { Happening } from './harness.ts';
import type { PersonKey } from './page-media.ts';

/** Playwright's `test` with `room`: a page in which participants can enter. */
export const test = base.extend<{ readonly room: RoomPage }, { readonly harness: string }>({
  harness: [
    async ({}, use) => {
      await use(await bundlePage(new URL('harness.ts', import.meta.url)));
    },
    { scope: 'worker' },
  ],
  room: async ({ launchBare, harness }, use) => {
    const { window } = await launchBare();
    await window.addScriptTag({ content: harness });
    await use(new RoomPage(window));
  },
});

/** The room in a page, as a test drives it. */
export class RoomPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Lets them enter one after the other, each with camera and microphone. */
  async enter(...ids: readonly PersonKey[]): Promise<void> {
    await this.page.evaluate((all) => {
      for (const id of all) window.stage.enter(id, true);
    }, ids);
  }

  /** The element that shows or plays what one gets of another. */
  element(at: PersonKey, kind: PublicationKind, of: PersonKey): Locator {
    return this.page.locator(`#${at}-gets-${kind}-of-${of}`);
  }

  /** Asserts that one sees the other's moving camera and hears the other's tone. */
  async expectSeenAndHeard(at: PersonKey, of: PersonKey): Promise<void> {
    await expectToSee(this.element(at, 'camera', of), people[of].colour);
    await expectToHear(this.element(at, 'microphone', of), people[of].hertz, tones);
  }

  publish(id: PersonKey, kind: PublicationKind, what: PersonKey | null): Promise<void> {
    return this.page.evaluate(
      ([who, as, source]) => {
        window.stage.publish(who, as, source);
      },
      [id, kind, what] as const,
    );
  }

  say(id: PersonKey, text: string): Promise<void> {
    return this.page.evaluate(
      ([who, words]) => {
        window.stage.inhabitant(who).mesh.broadcast(words);
      },
      [id, text] as const,
    );
  }

  /** What one was told, in order; only this event's where one is named. */
  async happened(id: PersonKey, event?: Happening['event']): Promise<readonly Happening[]> {
    const all = await this.page.evaluate((who) => window.stage.inhabitant(who).happened, id);
    return all.filter((each) => event === undefined || each.event === event);
  }

  /** The details of one kind of event at one participant, in order. */
  async details(id: PersonKey, event: Happening['event']): Promise<readonly string[]> {
    return (await this.happened(id, event)).map(({ detail }) => detail);
  }

  /** How many offers one has sent to another. */
  countOffers(from: PersonKey, to: PersonKey): Promise<number> {
    return this.page.evaluate(
      ([by, at]) => {
        const isOffer = (body: object) => 'description' in body && JSON.stringify(body).includes('"offer"');
        return window.stage.relay.sent.filter(
          (sent) => sent.from === by && sent.to === at && isOffer(sent.body),
        ).length;
      },
      [from, to] as const,
    );
  }

  /** For each of one's connections that are open: its states, its transceivers, and its ICE name. */
  connections(id: PersonKey) {
    return this.page.evaluate((who) => {
      const all = window.stage.inhabitant(who).connections;
      const open = all.filter(({ signalingState }) => signalingState !== 'closed');
      return open.map((connection) => ({
        signaling: connection.signalingState,
        connection: connection.connectionState,
        transceivers: connection.getTransceivers().length,
        ufrag: /a=ice-ufrag:(\S+)/.exec(connection.localDescription?.sdp ?? '')?.[1],
      }));
    }, id);
  }

  /** Restarts ICE on all of these participants' connections, in one go. */
  restartIce(...ids: readonly PersonKey[]): Promise<void> {
    return this.page.evaluate((all) => {
      const connections = all.flatMap((id) => window.stage.inhabitant(id).connections);
      for (const connection of connections)
        if (connection.signalingState !== 'closed') connection.restartIce();
    }, ids);
  }

  countOpen(): Promise<number> {
    return this.page.evaluate(() => window.stage.countOpen());
  }

  /** Asserts that nobody inside was told of an error. */
  async expectNoErrors(...ids: readonly PersonKey[]): Promise<void> {
    for (const id of ids) expect(await this.happened(id, 'error'), id).toEqual([]);
  }
}

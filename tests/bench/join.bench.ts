// How long from pressing Join in the green room until everyone in the room is seen and heard, for a room of 2,
// 4 and (where there are eight processor cores for eight apps) 8 with the newcomer, against two bare connections.
import { availableParallelism } from 'node:os';
import { expect, type Page } from '@playwright/test';
import { people, type SyntheticPerson } from '../media/people.mjs';
import { test, type App, type AppOptions } from '../support/app.ts';
import { printedInvite, tile } from '../support/room.ts';
import { pressAndAwait, type Arrival } from './arrival.ts';
import { hangUp, prepareBareCall } from './bare-call.ts';
import { openGreenRoom } from './green-room.ts';
import { loadNow, median, publish, spread, type Row } from './report.ts';

const runs = { 2: 7, 4: 5, 8: 3 };
type RoomSize = 2 | 4 | 8;

// Eight apps on a small machine take their time to start; this is waiting, not measuring.
const timeout = 120_000;

// Small and slow on purpose: what is measured is how soon the first frame comes, not how many can be carried.
const camera = { width: 160, height: 90, fps: 10, seconds: 4 };
const cast = Object.values(people);

/** The people of the room in the order they come; four looks and voices, each name once. */
const inhabitants: readonly SyntheticPerson[] = Array.from({ length: 7 }, (_, at) => {
  const look = cast[at % cast.length] ?? people.ara;
  return { ...look, name: at < cast.length ? look.name : `${look.name} again` };
});
const newcomer = { ...people.bora, name: 'Newcomer' };

function equipped({ colour, hertz }: SyntheticPerson, args: readonly string[] = []): AppOptions {
  return { camera: { ...camera, colour }, microphone: { hertz, steady: true }, args };
}

/** Waits until this window is connected to each of them. */
async function expectConnected(window: Page, others: readonly SyntheticPerson[]): Promise<void> {
  for (const { name } of others) {
    await expect(tile(window, name)).toBeAttached({ timeout });
    await expect(tile(window, name)).not.toContainText('Connecting', { timeout });
  }
}

/** Goes from the first screen to the green room, presses Join there, and leaves again after the arrival. */
async function joinOnce(window: Page, invite: string, inside: readonly SyntheticPerson[]): Promise<Arrival> {
  const join = await openGreenRoom(window, invite);
  const arrival = await pressAndAwait(join, inside);
  await window.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(window.getByRole('button', { name: 'Host a room' })).toBeVisible();
  return arrival;
}

function rowOf(what: string, arrivals: readonly Arrival[]): Row {
  const middle = (of: keyof Arrival) => Math.round(median(arrivals.map((arrival) => arrival[of])));
  return {
    what,
    'tile ms': middle('inRoom'),
    'seen ms': middle('seen'),
    'heard ms': middle('heard'),
    ...spread(arrivals.map(({ arrived }) => arrived)),
  };
}

/** What has been measured so far, published also when a larger room is more than the machine carries. */
class Measurements {
  readonly #loadBefore = loadNow();
  readonly #bare: Arrival[] = [];
  readonly #rooms = new Map<RoomSize, Arrival[]>();

  addBare(arrival: Arrival): void {
    this.#bare.push(arrival);
  }

  add(size: RoomSize, arrival: Arrival): void {
    this.#rooms.set(size, [...(this.#rooms.get(size) ?? []), arrival]);
  }

  publish(): void {
    const middle = (of: readonly Arrival[]) => median(of.map(({ arrived }) => arrived));
    const [two, eight] = [this.#rooms.get(2), this.#rooms.get(8)];
    publish({
      bench: 'join',
      loadBefore: this.#loadBefore,
      rows: [
        rowOf('2 bare connections', this.#bare),
        ...[...this.#rooms].map(([size, arrivals]) => rowOf(`room of ${size}`, arrivals)),
      ],
      figures: {
        ...(two && { joinOverBare: { value: middle(two) / middle(this.#bare), atMost: 2 } }),
        ...(two && eight && { join8Over2: { value: middle(eight) / middle(two), atMost: 3 } }),
      },
    });
  }
}

/** Hides a window that only has to be in the room, so that drawing it takes nothing from what is measured. */
async function hide(app: App): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
}

test('join', async ({ launchApp, launchBare }) => {
  test.setTimeout(900_000);
  const measurements = new Measurements();
  const [first = people.ara, ...later] = inhabitants;
  const host = await launchApp(equipped(first, ['--name', first.name, '--host', 'Bench', '--print-invite']));
  const invite = await printedInvite(host);
  const joiner = await launchApp(equipped(newcomer, ['--name', newcomer.name]));
  const bare = await launchBare(equipped(first));
  const connect = await prepareBareCall(bare.window, first.name);

  // Two people and the bare pair take turns; the first turn of each fills caches.
  for (let run = 0; run <= runs[2]; run += 1) {
    const arrival = await joinOnce(joiner.window, invite, [first]);
    await expect(tile(host.window, newcomer.name)).toHaveCount(0, { timeout });
    const bareArrival = await pressAndAwait(connect, [first]);
    await hangUp(bare.window);
    if (run === 0) continue;
    measurements.add(2, arrival);
    measurements.addBare(bareArrival);
  }
  await bare.close();

  try {
    await hide(host);
    const inside: App[] = [host];
    for (const size of availableParallelism() < 8 ? ([4] as const) : ([4, 8] as const)) {
      for (const person of later.slice(inside.length - 1, size - 2)) {
        const app = await launchApp(equipped(person, ['--name', person.name, '--join', invite]));
        await hide(app);
        inside.push(app);
      }
      const others = inhabitants.slice(0, size - 1);
      for (const [at, { window }] of inside.entries()) {
        await expectConnected(
          window,
          others.filter((_, other) => other !== at),
        );
      }
      for (let run = 0; run < runs[size]; run += 1) {
        measurements.add(size, await joinOnce(joiner.window, invite, others));
        for (const { window } of inside)
          await expect(tile(window, newcomer.name)).toHaveCount(0, { timeout });
      }
    }
  } finally {
    measurements.publish();
  }
});

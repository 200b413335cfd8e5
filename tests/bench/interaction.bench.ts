// From a press on the room's controls to the next paint, in a room of six, by the Event Timing API.
import { expect, type Page } from '@playwright/test';
import { people, type SyntheticPerson } from '../media/people.mjs';
import { test, type App, type AppOptions } from '../support/app.ts';
import { hostRoom, tile } from '../support/room.ts';
import { collectInteractions, type Interaction } from './interactions.ts';
import { loadNow, median, publish, type Row } from './report.ts';

const rounds = 8;
// Six apps on a small machine take their time to start; this is waiting, not measuring.
const timeout = 120_000;
const others = 5;

const camera = { width: 160, height: 90, fps: 10, seconds: 4 };
const cast = Object.values(people);

function equipped({ colour, hertz }: SyntheticPerson, args: readonly string[]): AppOptions {
  return { camera: { ...camera, colour }, microphone: { hertz, steady: true }, args };
}

/** The window of somebody else: they only have to be there. */
async function hide({ electron }: App): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
}

const press = (name: string | RegExp) => (window: Page) =>
  window
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
const key = (keys: string) => (window: Page) => window.keyboard.press(keys);

/** What is done in each round, each leaving the room as it was or on the way to it. */
const steps: readonly (readonly [string, (window: Page) => Promise<void>])[] = [
  ['microphone', press('Microphone')],
  ['microphone', press('Microphone')],
  ['camera', press('Camera')],
  ['camera', press('Camera')],
  ['chat', press(/^Chat/)],
  ['people', press(/^People/)],
  ['invite', press(/^Invite/)],
  ['inspector', press('How it connects')],
  ['panel away', key('Escape')],
  ['layout', key('2')],
  ['layout', key('1')],
  ['layout', key('1')],
  ['menu', press('Layout')],
  ['menu away', key('Escape')],
  ['menu', press('React')],
  ['reaction', press('Heart')],
  ['menu away', key('Escape')],
  ['menu', press('More')],
  ['menu away', key('Escape')],
];

/** The value that so many of a hundred are not above. */
function percentile(values: readonly number[], hundredths: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)] ?? NaN;
}

function rowOf(what: string, found: readonly Interaction[]): Row {
  const all = found.map(({ ms }) => ms);
  return {
    what,
    presses: all.length,
    'median ms': median(all),
    'p95 ms': percentile(all, 95),
    'most ms': Math.max(...all),
  };
}

test('interaction', async ({ launchApp }) => {
  test.setTimeout(600_000);
  const [first = people.ara] = cast;
  const loadBefore = loadNow();
  const { host, join } = await hostRoom(
    (options) => launchApp({ ...options, camera: { ...camera, colour: first.colour } }),
    first,
  );
  const { window } = host;
  for (let at = 1; at <= others; at += 1) {
    const person = { ...(cast[at % cast.length] ?? first), name: `Person ${String(at)}` };
    await hide(await launchApp(equipped(person, [...join, '--name', person.name])));
    await expect(tile(window, person.name)).toBeAttached({ timeout });
    await expect(tile(window, person.name)).not.toContainText('Connecting', { timeout });
  }
  const found: Interaction[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [what, act] of steps) {
      const seen = await collectInteractions(window, what, () => act(window));
      // The first round fills caches.
      if (round > 0) found.push(seen);
    }
  }
  const kinds = [...new Set(steps.map(([what]) => what))];
  publish({
    bench: 'interaction',
    loadBefore,
    rows: [
      ...kinds.map((kind) =>
        rowOf(
          kind,
          found.filter(({ what }) => what === kind),
        ),
      ),
      rowOf('all', found),
    ],
    figures: {
      interactionP95: {
        value: percentile(
          found.map(({ ms }) => ms),
          95,
        ),
        atMost: 100,
      },
    },
  });
});

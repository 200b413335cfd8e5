// A whole room on this machine: everyone sends 720p and sees everyone. With demand each shows the others in the
// tiles of a grid, or one large and the rest small; without, everyone gets everyone's largest picture.
import { expect } from '@playwright/test';
import type { TileSize } from '../../renderer/call/layers.ts';
import { Hall } from '../hall/hall.ts';
import { test, type App } from '../support/app.ts';
import { processorSeconds, memoryMb } from './app-costs.ts';
import { decodedIn, stopDrawing } from './decoded.ts';
import { loadNow, publish, round, type Figure, type Row } from './report.ts';

type Layout = 'grid' | 'stage' | 'no demand';

const content = { width: 1280, height: 720, framesPerSecond: 20 };
const only = process.env['BENCH_ONLY'] ?? '';
const seconds = 10;
const settleMs = 8_000;
const large: TileSize = { width: 1280, height: 720 };

/** What a window of 1280 by 720 shows each of the others at. */
function tileOf(layout: Layout, people: number, at: number): TileSize {
  if (layout === 'no demand') return large;
  if (layout === 'stage') return at === 0 ? { width: 1060, height: 600 } : { width: 192, height: 108 };
  const columns = Math.ceil(Math.sqrt(people));
  return { width: Math.floor(1280 / columns), height: Math.floor(720 / columns) };
}

interface Outcome extends Row {
  readonly people: number;
  readonly layout: Layout;
  readonly cores: number;
  readonly fps: number;
}

async function run(apps: readonly App[], people: number, layout: Layout): Promise<Outcome> {
  const hall = new Hall();
  const places = apps.map(({ window }) => ({ window, ids: new Array<string>() }));
  for (const { window } of places) {
    await hall.open(window);
    await stopDrawing(window);
  }
  const ids = Array.from({ length: people }, (_, at) => `person-${at}`);
  for (const [at, id] of ids.entries()) {
    const place = places[at % places.length];
    if (!place) throw new Error('no window');
    await hall.enter(place.window, id, ids.slice(0, at));
    const [first] = place.ids;
    // Painted once in each window: in a real room, every machine has a camera of its own to do it.
    if (first === undefined) await hall.publish(id, 'camera', 'camera', content);
    else await hall.publishSame(id, first);
    place.ids.push(id);
  }
  const othersOf = (id: string) => ids.filter((of) => of !== id);
  for (const id of ids) {
    for (const [at, of] of othersOf(id).entries()) await hall.demand(id, of, tileOf(layout, people, at));
  }
  const pairsOf = (inside: readonly string[]) =>
    inside.flatMap((id) => othersOf(id).map((of) => ({ id, of })));
  const decoded = async () => {
    const each = places.map(({ window, ids: inside }) => decodedIn(window, pairsOf(inside), 'camera'));
    return (await Promise.all(each)).flat();
  };
  const pairs = places.flatMap(({ ids: inside }) => pairsOf(inside));
  const unseen = async () => {
    const seen = await decoded();
    return pairs.filter((_, at) => !seen[at]?.frames).map(({ id, of }) => `${id} of ${of}`);
  };
  await expect.poll(unseen, { timeout: 240_000 }).toEqual([]);
  await hall.pause(settleMs);
  // Looking takes its time too on a machine that is full: each figure by the time between its own two looks.
  const look = async () => {
    const seen = await decoded();
    const seenAt = performance.now();
    return { seen, seenAt, processor: await total(apps, processorSeconds), countedAt: performance.now() };
  };
  const before = await look();
  await hall.pause(seconds * 1000);
  const after = await look();
  const seenFor = (after.seenAt - before.seenAt) / 1000;
  const countedFor = (after.countedAt - before.countedAt) / 1000;
  const rates = after.seen.map(({ frames }, at) => (frames - (before.seen[at]?.frames ?? 0)) / seenFor);
  const heights = after.seen.map(({ height }) => height).toSorted((one, other) => one - other);
  return {
    people,
    layout,
    cores: round((after.processor - before.processor) / countedFor),
    'memory MB': Math.round(await total(apps, memoryMb)),
    fps: round(rates.reduce((sum, rate) => sum + rate, 0) / rates.length),
    'worst fps': round(Math.min(...rates)),
    'median height': heights[heights.length >> 1] ?? 0,
  };
}

async function total(apps: readonly App[], of: (app: App) => Promise<number>): Promise<number> {
  let sum = 0;
  for (const app of apps) sum += await of(app);
  return sum;
}

test('room', async ({ launchBare }) => {
  test.setTimeout(1_200_000);
  const loadBefore = loadNow();
  const rows: Outcome[] = [];
  const everything: [number, Layout][] = [
    ...([4, 8] as const).flatMap((people): [number, Layout][] => [
      [people, 'grid'],
      [people, 'stage'],
      [people, 'no demand'],
    ]),
    [12, 'grid'],
    [12, 'stage'],
  ];
  // BENCH_ONLY narrows it: "12/grid".
  const plan = everything.filter(([people, layout]) => `${people}/${layout}`.startsWith(only));
  for (const [people, layout] of plan) {
    const apps = [await launchBare(), await launchBare()];
    const outcome = await run(apps, people, layout);
    rows.push(outcome);
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    for (const app of apps) await app.close();
  }
  const cores = (layout: Layout) =>
    rows.find((row) => row.people === 8 && row.layout === layout)?.cores ?? NaN;
  const figures: Record<string, Figure> = {
    demandSaving8: { value: cores('no demand') / cores('grid'), atLeast: 1.5 },
    fps12: { value: rows.find((row) => row.people === 12)?.fps ?? NaN, atLeast: 15 },
  };
  publish({ bench: 'room', rows, figures, loadBefore });
});

// A room for a long time: two people stay, and others come and go, speak in the chat and turn their camera off and on.
// What is asked for: that those who stay hold on to no more after a while, and that no picture of anybody stands still.
// BENCH_MINUTES is how long; 30 unless said, of which the first fifth is warm-up.
import { expect, type Page } from '@playwright/test';
import { measureMemory } from '../hall/memory.ts';
import { people, type SyntheticPerson } from '../media/people.mjs';
import { test, type App, type AppOptions } from '../support/app.ts';
import { cameraOf, expectSaid, printedInvite, say, tile } from '../support/room.ts';
import { memoryMb } from './app-costs.ts';
import { openGreenRoom } from './green-room.ts';
import { loadNow, publish, round, type Row } from './report.ts';

const minutes = Number(process.env['BENCH_MINUTES'] ?? 30);
const camera = { width: 320, height: 180, fps: 15, seconds: 4 };
/** A picture without a new frame for so long, in a row, counts as frozen. */
const frozenMs = 3_000;

function equipped({ colour, hertz, name }: SyntheticPerson, args: readonly string[] = []): AppOptions {
  return { camera: { ...camera, colour }, microphone: { hertz }, args: ['--name', name, ...args] };
}

/** How often a picture that a window shows stood still, while it watched for some time. */
async function freezes(window: Page, name: string, watchMs = 4_000): Promise<number> {
  const video = cameraOf(window, name);
  await expect(video).toBeVisible();
  return video.evaluate(
    async (element: HTMLVideoElement, { forMs, stillMs }) => {
      let [frozen, lastAt] = [0, performance.now()];
      const isOver = performance.now() + forMs;
      const onFrame = () => {
        lastAt = performance.now();
        if (lastAt < isOver) element.requestVideoFrameCallback(onFrame);
      };
      element.requestVideoFrameCallback(onFrame);
      while (performance.now() < Math.max(isOver, lastAt + 1)) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (performance.now() - lastAt < stillMs) continue;
        frozen = 1;
        break;
      }
      return frozen;
    },
    { forMs: watchMs, stillMs: frozenMs },
  );
}

/** What one of those who stay holds on to, a sample after each visit. */
class Held {
  readonly #heaps: { readonly atMs: number; readonly heap: number }[] = [];
  readonly #app: App;
  nodes = 0;

  constructor(app: App) {
    this.#app = app;
  }

  async measure(): Promise<{ heapKb: number; memoryMb: number }> {
    const { heap, nodes } = await measureMemory(this.#app.window);
    this.#heaps.push({ atMs: performance.now(), heap });
    this.nodes = nodes;
    return { heapKb: Math.round(heap / 1024), memoryMb: Math.round(await memoryMb(this.#app)) };
  }

  /** From the warm-up's end to the end, each the mean of three samples, in percent. */
  growthPercent(warmAtMs: number): number {
    const warm = this.#heaps.filter(({ atMs }) => atMs >= warmAtMs).map(({ heap }) => heap);
    const mean = (heaps: readonly number[]) => heaps.reduce((sum, heap) => sum + heap, 0) / heaps.length;
    return 100 * (mean(warm.slice(-3)) / mean(warm.slice(0, 3)) - 1);
  }
}

test('soak', async ({ launchApp }) => {
  test.setTimeout((minutes + 5) * 60_000);
  const loadBefore = loadNow();
  const { ara, bora, chan } = people;
  const host = await launchApp(equipped(ara, ['--host', 'Soak', '--print-invite']));
  const invite = await printedInvite(host);
  const staying = await launchApp(equipped(bora, ['--join', invite]));
  const visitor = await launchApp(equipped(chan));
  await expect(cameraOf(host.window, bora.name)).toBeVisible();
  const cameraButton = staying.window.getByRole('button', { name: 'Camera', exact: true });

  const held = { host: new Held(host), staying: new Held(staying) };
  const rows: Row[] = [];
  const begunAt = performance.now();
  const warmAt = begunAt + (minutes * 60_000) / 5;
  let [visits, frozen] = [0, 0];
  while (performance.now() < begunAt + minutes * 60_000) {
    visits += 1;
    await (await openGreenRoom(visitor.window, invite)).click();
    for (const { window } of [host, staying]) {
      await expect(cameraOf(window, chan.name)).toBeVisible({ timeout: 30_000 });
    }
    const text = `visit ${visits}`;
    await say(visitor.window, text);
    await expectSaid(host.window, chan.name, text);
    const watched = [
      [host, bora],
      [host, chan],
      [staying, ara],
      [staying, chan],
      [visitor, ara],
      [visitor, bora],
    ] as const;
    const stood = await Promise.all(watched.map(([{ window }, { name }]) => freezes(window, name)));
    frozen += stood.reduce((sum, each) => sum + each, 0);
    // One of those who stay turns the camera off and on, so that tracks go and come as well.
    await cameraButton.click();
    await expect(cameraOf(host.window, bora.name)).toHaveCount(0);
    await cameraButton.click();
    await expect(cameraOf(host.window, bora.name)).toBeVisible();
    await visitor.window.getByRole('button', { name: 'Leave', exact: true }).click();
    for (const { window } of [host, staying]) await expect(tile(window, chan.name)).toHaveCount(0);
    await expect(visitor.window.getByRole('button', { name: 'Host a room' })).toBeVisible();
    const [atHost, atStaying] = [await held.host.measure(), await held.staying.measure()];
    rows.push({
      minute: round((performance.now() - begunAt) / 60_000),
      visits,
      frozen,
      'host heap KB': atHost.heapKb,
      'host nodes': held.host.nodes,
      'host memory MB': atHost.memoryMb,
      'guest heap KB': atStaying.heapKb,
      'guest nodes': held.staying.nodes,
      'guest memory MB': atStaying.memoryMb,
    });
  }
  // A line for each tenth of the time says enough.
  const every = Math.max(1, Math.floor(rows.length / 10));
  const growth = Math.max(held.host.growthPercent(warmAt), held.staying.growthPercent(warmAt));
  publish({
    bench: 'soak',
    rows: rows.filter((_, at) => at % every === 0 || at === rows.length - 1),
    figures: {
      heapGrowthPercent: { value: growth, atMost: 5 },
      frozenTiles: { value: frozen, atMost: 0 },
    },
    loadBefore,
  });
});

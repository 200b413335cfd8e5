// Pictures encoded once and handed to many, in the runtime and in the Chromium that a guest has.
import { expect, type Page } from '@playwright/test';
import { videoKinds } from '../../renderer/call/publications.ts';
import { expectToSee } from '../media/decode.ts';
import { people } from '../media/people.mjs';
import { hallTest as test } from './hall-page.ts';
import type { Hall } from '../hall/hall.ts';
import { measureMemory } from '../hall/memory.ts';

const eight = Array.from({ length: 8 }, (_, at) => `viewer-${at}`);
const small = { width: 640, height: 360, framesPerSecond: 20 };
const large = { width: 1280, height: 720 };
const tiny = { width: 160, height: 90 };

/** Lets the sender enter with Ara's picture, and these viewers, in one page. */
async function gather(hall: Hall, page: Page, viewers: readonly string[]): Promise<void> {
  await hall.enter(page, 'sender');
  await hall.publish('sender', 'ara', 'camera', small);
  for (const id of viewers) await hall.enter(page, id, ['sender']);
}

for (const where of ['runtime', 'chromium'] as const) {
  test(`eight viewers see the picture that is encoded once, in four codecs one after the other: ${where}`, async ({
    engine,
    open,
    hall,
  }) => {
    const page = where === 'runtime' ? engine : await open.chromium();
    await gather(hall, page, eight);
    for (const codec of ['VP8', 'VP9', 'AV1', 'H264']) {
      await hall.preferCodecs('sender', [`video/${codec}`]);
      // All at once: one after the other, the eight take most of the test's time.
      await Promise.all(
        eight.map(async (id) => {
          await expect.poll(() => hall.receivedCodec(id, 'sender'), { intervals: [100] }).toBe(codec);
          await expectToSee(hall.video(id, 'sender'), people.ara.colour);
        }),
      );
      expect(await hall.encoders('sender')).toBe(1);
    }
    const atSource = await hall.sourceGapMs('sender');
    for (const id of eight) {
      const seen = await hall.seen(id, 'sender');
      expect(
        seen?.longestGapMs,
        `${id}, from its first picture on, over three changes of codec, beside ${atSource} ms at the source`,
      ).toBeLessThan(1_000 + atSource);
    }
    expect(await hall.errors('sender')).toEqual([]);
  });

  test(`fifty changes of layer: no gap over half a second, no frame older than the one before: ${where}`, async ({
    engine,
    open,
    hall,
  }) => {
    const page = where === 'runtime' ? engine : await open.chromium();
    await gather(hall, page, ['changing', 'staying']);
    await expectToSee(hall.video('changing', 'sender'), people.ara.colour);
    await expectToSee(hall.video('staying', 'sender'), people.ara.colour);
    await hall.reset();
    for (let change = 0; change < 50; change += 1) {
      const [tile, height] = change % 2 === 0 ? [large, 360] : [tiny, 90];
      await hall.demand('changing', 'sender', tile);
      await expect
        .poll(async () => (await hall.seen('changing', 'sender'))?.height, { intervals: [20] })
        .toBe(height);
    }
    const atSource = await hall.sourceGapMs('sender');
    for (const id of ['changing', 'staying']) {
      const seen = await hall.seen(id, 'sender');
      expect(seen?.backwards, id).toBe(0);
      expect(seen?.longestGapMs, `${id}, beside ${atSource} ms at the source`).toBeLessThan(500 + atSource);
    }
    await expectToSee(hall.video('changing', 'sender'), people.ara.colour);
  });
}

test('the second way: script transforms that take frames of another sender', async ({ hall, open }) => {
  const page = await open.chromium('--disable-features=WebRtcRtpScriptTransformerFrameRestrictions');
  await hall.enter(page, 'sender', [], { way: 'script-transform' });
  await hall.publish('sender', 'ara', 'camera', small);
  for (const id of ['one', 'other']) await hall.enter(page, id, ['sender']);
  for (const tile of [tiny, large]) {
    for (const id of ['one', 'other']) {
      await hall.demand(id, 'sender', tile);
      await expectToSee(hall.video(id, 'sender'), people.ara.colour);
    }
    await expect.poll(() => hall.encoders('sender')).toBe(1);
  }
  expect(await hall.errors('sender')).toEqual([]);
});

test('a viewer that has an encoder of its own leaves the others, and who comes after, as they were', async ({
  engine,
  hall,
}) => {
  await gather(hall, engine, ['alone', 'staying']);
  for (const id of ['alone', 'staying']) await expectToSee(hall.video(id, 'sender'), people.ara.colour);
  await hall.askForEncoder('alone', 'sender');
  await expect.poll(() => hall.encoders('sender')).toBe(2);
  await hall.demand('alone', 'sender', large);
  await expect.poll(async () => (await hall.seen('alone', 'sender'))?.height).toBe(small.height);
  await hall.enter(engine, 'late', ['sender']);
  for (const id of ['alone', 'staying', 'late'])
    await expectToSee(hall.video(id, 'sender'), people.ara.colour);
  await hall.publish('sender', 'bora', 'camera', small);
  for (const id of ['alone', 'staying', 'late'])
    await expectToSee(hall.video(id, 'sender'), people.bora.colour);
  await hall.leave('alone');
  await expect.poll(() => hall.encoders('sender')).toBe(1);
  expect(await hall.errors('sender')).toEqual([]);
});

test('a viewer whose engine numbers its codecs otherwise gets an encoder of its own, and sees', async ({
  engine,
  hall,
}) => {
  await gather(hall, engine, ['alike']);
  await hall.preferCodecs('sender', ['video/VP8']);
  await hall.enter(engine, 'other', ['sender'], { otherNumbers: true });
  for (const id of ['alike', 'other']) {
    await hall.demand(id, 'sender', large);
    await expectToSee(hall.video(id, 'sender'), people.ara.colour);
    await expect.poll(() => hall.receivedCodec(id, 'sender')).toBe('VP8');
  }
  await expect.poll(() => hall.encoders('sender')).toBe(2);
  await hall.preferCodecs('sender', ['video/VP9']);
  for (const id of ['alike', 'other']) {
    await expect.poll(() => hall.receivedCodec(id, 'sender')).toBe('VP9');
    await expectToSee(hall.video(id, 'sender'), people.ara.colour);
  }
  await hall.leave('other');
  await expect.poll(() => hall.encoders('sender')).toBe(1);
  expect(await hall.errors('sender')).toEqual([]);
});

test('a picture that is paused, resumed and replaced', async ({ engine, hall }) => {
  await gather(hall, engine, ['viewer']);
  await expectToSee(hall.video('viewer', 'sender'), people.ara.colour);
  await hall.demand('viewer', 'sender', null);
  await expect.poll(() => hall.encoders('sender')).toBe(0);
  await hall.demand('viewer', 'sender', large);
  await expectToSee(hall.video('viewer', 'sender'), people.ara.colour);
  await hall.publish('sender', null);
  await hall.publish('sender', 'bora', 'camera', small);
  await expectToSee(hall.video('viewer', 'sender'), people.bora.colour);
  await hall.publish('sender', 'chan', 'camera', { width: 320, height: 240, framesPerSecond: 20 });
  await expectToSee(hall.video('viewer', 'sender'), people.chan.colour);
  expect(await hall.errors('sender')).toEqual([]);
});

test('who comes late sees a picture within half a second of being connected', async ({ engine, hall }) => {
  await gather(hall, engine, ['first']);
  await expectToSee(hall.video('first', 'sender'), people.ara.colour);
  const times: number[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    const id = `late-${turn}`;
    await hall.enter(engine, id, ['sender']);
    await expect.poll(() => hall.firstFrameMs(id, 'sender')).not.toBeNull();
    times.push((await hall.firstFrameMs(id, 'sender')) ?? Infinity);
  }
  const [, , , median = Infinity] = times.toSorted((one, other) => one - other);
  expect(median, times.map(Math.round).join()).toBeLessThan(500);
});

test('fifty viewers come and go, and nothing of them is left', async ({ engine, hall }) => {
  await gather(hall, engine, ['staying']);
  await expectToSee(hall.video('staying', 'sender'), people.ara.colour);
  let guests = 0;
  const comeAndGo = async (turns: number, isSeen: boolean) => {
    for (let turn = 0; turn < turns; turn += 1) {
      guests += 1;
      const id = `guest-${guests}`;
      await hall.enter(engine, id, ['sender']);
      if (isSeen) await expect.poll(() => hall.firstFrameMs(id, 'sender')).not.toBeNull();
      await hall.leave(id);
    }
  };
  // The first few make what is made once.
  await comeAndGo(10, true);
  const before = await measureMemory(engine);
  await comeAndGo(20, true);
  // A picture's element is let go of a moment after it was removed.
  await expect.poll(async () => (await measureMemory(engine)).nodes).toBeLessThanOrEqual(before.nodes);
  const after = await measureMemory(engine);
  // What the engine compiles and notes on the way is in it too.
  expect((after.heap - before.heap) / 20, 'bytes for each that has left').toBeLessThan(20_000);
  // And some that are gone before they are connected.
  await comeAndGo(20, false);
  const viewers = async () => Object.keys((await hall.routerReport('sender'))?.viewers ?? {}).toSorted();
  await expect.poll(viewers).toEqual(videoKinds.map((kind) => `${kind}>staying`).toSorted());
  await expect.poll(() => hall.openConnections()).toBe(2 + 2);
  await expectToSee(hall.video('staying', 'sender'), people.ara.colour);
});

test('picture and sound that begin together come out within 50 ms of each other', async ({
  engine,
  hall,
}) => {
  const ways = ['per-viewer', 'encoded-streams'] as const;
  for (const way of ways) {
    await hall.enter(engine, way, [], { way });
    await hall.publish(way, 'ara', 'camera', small);
    await hall.speak(way, 'ara');
  }
  await hall.enter(engine, 'viewer', ways);
  for (const way of ways) {
    await hall.demand('viewer', way, large);
    await expectToSee(hall.video('viewer', way), people.ara.colour);
  }
  const offsets = await hall.lipSync(ways, 'viewer', 12);
  // The engine brings both in step within the first seconds; single ones are off by a frame and what the page was busy.
  const medianOf = (name: string) => (offsets[name] ?? []).slice(-9).toSorted((a, b) => a - b)[4] ?? NaN;
  // What is seen and heard before anything is sent is not in step either: a canvas is captured, a beep is rendered, and
  // each is noticed, with delays of their own. What the call adds to that is what is asked for.
  const addedBy = (way: (typeof ways)[number]) => Math.abs(medianOf(way) - medianOf('here'));
  // A machine that is full puts any call out of step for a while: there, one encoder for each viewer is the measure.
  const most = Math.max(50, 1.5 * addedBy('per-viewer'));
  expect(addedBy('encoded-streams'), JSON.stringify(offsets)).toBeLessThan(most);
});

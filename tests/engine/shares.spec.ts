// Two shares of one person: encoded apart, each as it is meant.
import { expect } from '@playwright/test';
import { totalBitrate } from '../../renderer/call/layers.ts';
import { screenLayers } from '../../renderer/call/publications.ts';
import { expectToSee } from '../media/decode.ts';
import { people } from '../media/people.mjs';
import { hallTest as test } from './hall-page.ts';

const content = { width: 640, height: 360, framesPerSecond: 30 };
const large = { width: 1280, height: 720 };

test('two shares are seen at once, each in its quality, and one ends without the other', async ({
  engine,
  hall,
}) => {
  await hall.enter(engine, 'sender');
  await hall.publish('sender', 'ara', 'screen', content);
  await hall.publish('sender', 'bora', 'screen-2', content);
  await hall.enter(engine, 'viewer', ['sender']);
  await hall.demandAll('viewer', 'sender', large);
  const [one, other] = [hall.video('viewer', 'sender', 'screen'), hall.video('viewer', 'sender', 'screen-2')];
  await expectToSee(one, people.ara.colour);
  await expectToSee(other, people.bora.colour);

  await hall.setShareQuality('sender', 'screen-2', 'motion');
  const framesOf = async (kind: 'screen' | 'screen-2') =>
    (await hall.seen('viewer', 'sender', kind))?.frames ?? 0;
  // Over a second of its own each time, until the second share has come up to its rate.
  const rates = async () => {
    const before = [await framesOf('screen'), await framesOf('screen-2')] as const;
    await hall.pause(1_000);
    return [(await framesOf('screen')) - before[0], (await framesOf('screen-2')) - before[1]] as const;
  };
  await expect.poll(async () => (await rates())[1], { intervals: [100] }).toBeGreaterThan(20);
  expect((await rates())[0]).toBeLessThan(19);

  await hall.publish('sender', null, 'screen');
  await expect.poll(async () => (await rates())[0]).toBe(0);
  await expectToSee(other, people.bora.colour);
  expect(await hall.errors('sender')).toEqual([]);
});

test('a share that becomes one of motion has the bitrate of its layers', async ({ engine, hall }) => {
  await hall.enter(engine, 'sender');
  await hall.publish('sender', 'ara', 'screen', { ...content, width: 1280, height: 720 });
  // One viewer for each layer.
  for (const height of [1080, 540, 180]) {
    const id = `viewer-${height}`;
    await hall.enter(engine, id, ['sender']);
    await hall.demandAll(id, 'sender', { width: (height * 16) / 9, height });
    await expectToSee(hall.video(id, 'sender', 'screen'), people.ara.colour);
    await hall.ignorePath('sender', id);
  }
  for (const quality of ['text', 'motion', 'text'] as const) {
    await hall.setShareQuality('sender', 'screen', quality);
    const all = totalBitrate(screenLayers[quality]);
    await expect
      .poll(async () => Math.abs((await hall.targetBitrate('sender', 'screen')) / all - 1), {
        message: quality,
      })
      .toBeLessThan(0.03);
  }
});

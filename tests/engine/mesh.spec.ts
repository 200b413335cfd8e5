// The engine over real connections: the project's mesh and peers, two or three participants in one page.
import { expect } from '@playwright/test';
import { expectToSee, watchTimecode } from '../media/decode.ts';
import { expectToHear } from '../media/listen.ts';
import { people, tones } from '../media/people.mjs';
import { test } from './room-page.ts';

const publications = ['microphone', 'camera', 'screen', 'screen-audio', 'screen-2', 'screen-audio-2'];

test('two participants see and hear each other over transceivers made once', async ({ room }) => {
  await room.enter('ara', 'bora');
  await room.expectSeenAndHeard('ara', 'bora');
  await room.expectSeenAndHeard('bora', 'ara');
  for (const id of ['ara', 'bora'] as const) {
    expect(await room.details(id, 'track')).toEqual(publications);
    expect(await room.connections(id)).toMatchObject([
      { signaling: 'stable', transceivers: publications.length },
    ]);
  }
  expect(await room.countOffers('bora', 'ara')).toBe(1);
  expect(await room.countOffers('ara', 'bora')).toBe(0);
  await room.expectNoErrors('ara', 'bora');
});

test('tracks come, change and go without another offer', async ({ room }) => {
  await room.enter('ara', 'bora');
  await room.expectSeenAndHeard('ara', 'bora');

  await room.publish('bora', 'screen', 'chan');
  await room.publish('bora', 'screen-audio', 'dain');
  await expectToSee(room.element('ara', 'screen', 'bora'), people.chan.colour);
  await expectToHear(room.element('ara', 'screen-audio', 'bora'), people.dain.hertz, tones);
  await room.publish('bora', 'screen-2', 'dain');
  await room.publish('bora', 'screen-audio-2', 'chan');
  await expectToSee(room.element('ara', 'screen-2', 'bora'), people.dain.colour);
  await expectToHear(room.element('ara', 'screen-audio-2', 'bora'), people.chan.hertz, tones);

  const camera = room.element('bora', 'camera', 'ara');
  await room.publish('ara', 'camera', 'dain');
  await expectToSee(camera, people.dain.colour);
  await room.publish('ara', 'camera', null);
  await expect(watchTimecode(camera, { timeoutMs: 1_500 })).rejects.toThrow('did not move');
  await room.publish('ara', 'camera', 'ara');
  await expectToSee(camera, people.ara.colour);

  expect(await room.countOffers('bora', 'ara')).toBe(1);
  expect(await room.countOffers('ara', 'bora')).toBe(0);
  for (const id of ['ara', 'bora'] as const) {
    expect(await room.connections(id)).toMatchObject([{ transceivers: publications.length }]);
  }
  await room.expectNoErrors('ara', 'bora');
});

test('tracks set while the first offer is on its way are part of the first exchange', async ({ room }) => {
  await room.page.evaluate(() => {
    window.stage.enter('ara', false);
    window.stage.relay.hold();
    window.stage.enter('bora', false);
  });
  await expect.poll(() => room.countOffers('bora', 'ara')).toBe(1);
  for (const id of ['ara', 'bora'] as const) {
    await room.publish(id, 'camera', id);
    await room.publish(id, 'microphone', id);
  }
  await room.page.evaluate(() => {
    window.stage.relay.release();
  });
  await room.expectSeenAndHeard('ara', 'bora');
  await room.expectSeenAndHeard('bora', 'ara');
  expect(await room.countOffers('bora', 'ara')).toBe(1);
  expect(await room.countOffers('ara', 'bora')).toBe(0);
});

test('messages sent before the channel is open arrive, in order, before later ones', async ({ room }) => {
  await room.page.evaluate(() => {
    window.stage.enter('ara', false, ['welcome', '어서 오세요']);
    window.stage.relay.hold();
    window.stage.enter('bora', false, ['one']);
    window.stage.inhabitant('bora').mesh.broadcast('two');
    window.stage.relay.release();
  });
  await expect.poll(() => room.details('bora', 'open')).toHaveLength(1);
  await room.say('bora', 'three');
  await expect.poll(() => room.details('ara', 'message')).toEqual(['one', 'two', 'three']);
  await expect.poll(() => room.details('bora', 'message')).toEqual(['welcome', '어서 오세요']);
});

test('an ICE restart keeps the picture moving', async ({ room }) => {
  await room.enter('ara', 'bora');
  await room.expectSeenAndHeard('bora', 'ara');
  const [before] = await room.connections('ara');
  await room.restartIce('ara');
  await expect.poll(() => room.countOffers('ara', 'bora')).toBe(1);
  const watched = await watchTimecode(room.element('bora', 'camera', 'ara'), { distinct: 30 });
  expect(watched.length).toBeGreaterThanOrEqual(30);
  await expect
    .poll(() => room.connections('ara'))
    .toMatchObject([{ signaling: 'stable', connection: 'connected' }]);
  const [after] = await room.connections('ara');
  expect(after?.ufrag).not.toBe(before?.ufrag);
  await room.expectSeenAndHeard('ara', 'bora');
  expect(await room.countOpen()).toBe(2);
  await room.expectNoErrors('ara', 'bora');
});

test('crossing offers on real connections settle', async ({ room }) => {
  await room.enter('ara', 'bora');
  await room.expectSeenAndHeard('ara', 'bora');
  await room.page.evaluate(() => {
    window.stage.relay.hold();
  });
  await room.restartIce('ara', 'bora');
  // Both are under way before either has arrived: they do cross.
  await expect.poll(() => room.countOffers('ara', 'bora')).toBe(1);
  await expect.poll(() => room.countOffers('bora', 'ara')).toBe(2);
  await room.page.evaluate(() => {
    window.stage.relay.release();
  });
  for (const id of ['ara', 'bora'] as const) {
    await expect
      .poll(() => room.connections(id))
      .toMatchObject([{ signaling: 'stable', connection: 'connected', transceivers: publications.length }]);
  }
  await room.expectSeenAndHeard('ara', 'bora');
  await room.expectSeenAndHeard('bora', 'ara');
  await room.expectNoErrors('ara', 'bora');
});

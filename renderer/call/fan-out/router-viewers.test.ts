import { beforeEach, describe, expect, it } from 'vitest';
import { RouterRoom } from '../testing/router-room.ts';

let room: RouterRoom;
beforeEach(() => void (room = new RouterRoom()));

describe('keyframes', () => {
  it('that many viewers ask for are asked of the source once, and once more', async () => {
    room.addSource('a').encode('delta');
    const viewers = Array.from({ length: 100 }, (_, at) => `viewer ${at}`);
    for (const id of viewers) await room.addReadyViewer(id);
    for (const id of viewers) room.router.attach(id, 'a');
    expect(room.asked).toEqual(['a']);
    for (const id of viewers) room.router.refresh(id);
    room.timing.pass(299);
    expect(room.asked).toEqual(['a']);
    room.timing.pass(1_000);
    expect(room.asked).toEqual(['a', 'a']);
  });

  it('that do not come are asked for again, until they do or nobody waits', async () => {
    const [a] = [room.addSource('a'), room.addSource('b')];
    await room.addReadyViewer('viewer');
    await room.addReadyViewer('other');
    room.router.attach('viewer', 'a');
    room.router.attach('other', 'b');
    room.timing.pass(1_200);
    expect(room.asked).toEqual(['a', 'b', 'a', 'b']);
    a.encode('key');
    await room.settle();
    room.router.detach('other');
    room.timing.pass(10_000);
    expect(room.asked).toEqual(['a', 'b', 'a', 'b']);
  });

  it('are asked for when a viewer has lost the picture: of what it waits for, else of what it has', async () => {
    const [a] = [room.addSource('a'), room.addSource('b')];
    const viewer = await room.addAttachedViewer('viewer', a);
    room.timing.pass(1_000);
    viewer.encoder.encode('key');
    await room.settle();
    room.timing.pass(200);
    expect(room.asked).toEqual(['a']);
    room.router.attach('viewer', 'b');
    room.timing.pass(1_000);
    viewer.encoder.encode('key');
    await room.settle();
    room.timing.pass(200);
    expect(room.asked).toEqual(['a', 'b', 'b']);
  });

  it('are not asked for by a viewer that is attached to nothing', async () => {
    room.addSource('a');
    const viewer = await room.addReadyViewer('viewer');
    viewer.encoder.encode('key');
    room.router.refresh('viewer');
    await room.settle();
    expect(room.asked).toEqual([]);
  });
});

describe('a viewer', () => {
  it.each(['fail', 'end'] as const)('whose streams %s does not disturb the others', async (how) => {
    const source = room.addSource('a');
    const broken = await room.addReadyViewer('broken');
    const viewer = await room.addReadyViewer('viewer');
    for (const id of ['broken', 'viewer']) room.router.attach(id, 'a');
    source.encode('key');
    await room.settle();
    broken.encoder[how]();
    broken.fail();
    for (let frame = 0; frame < 3; frame += 1) {
      source.encode('delta');
      await room.settle();
    }
    expect([broken.text, viewer.text]).toEqual(['a1', 'a1 a2 a3 a4']);
    room.router.remove('broken');
    expect(Object.keys(room.router.report().viewers)).toEqual(['viewer']);
  });

  it('comes and goes 50 times and leaves nothing behind', async () => {
    const source = room.addSource('a');
    const stays = await room.addReadyViewer('stays');
    room.router.attach('stays', 'a');
    for (let time = 0; time < 50; time += 1) {
      const viewer = await room.addReadyViewer('viewer');
      room.router.attach('viewer', 'a');
      source.encode('key');
      await room.settle();
      expect(viewer.text).toBe(`a${time + 1}`);
      room.router.remove('viewer');
      await room.settle();
      expect([viewer.isAborted, viewer.encoder.isCancelled]).toEqual([true, true]);
    }
    const { sources, viewers } = room.router.report();
    expect(sources).toEqual({ a: { frames: 50, keyframes: 50, asked: 1 } });
    expect(viewers).toEqual({ stays: { frames: 50, keyframes: 50, source: 'a' } });
    expect(stays.sent).toHaveLength(50);
    room.router.remove('stays');
    room.router.remove('a');
    expect(room.router.report()).toEqual({ sources: {}, viewers: {} });
    room.timing.pass(1_000);
    expect(room.timing.pending).toBe(0);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { RouterRoom } from '../testing/router-room.ts';

let room: RouterRoom;
beforeEach(() => void (room = new RouterRoom()));

describe('frames', () => {
  it('reach the viewers that are attached, from a keyframe on, and nobody else', async () => {
    const source = room.addSource('a');
    const [first, second, other] = [
      await room.addReadyViewer('first'),
      await room.addReadyViewer('second'),
      await room.addReadyViewer('other'),
    ];
    room.router.attach('first', 'a');
    room.router.attach('second', 'a');
    source.encode('delta');
    source.encode('key');
    source.encode('delta');
    await room.settle();
    expect([first.text, second.text, other.text]).toEqual(['a2 a3', 'a2 a3', '']);
    expect(room.switched).toEqual(['first:a', 'second:a']);
  });

  it('of the old source flow until the new one has a keyframe', async () => {
    const [a, b] = [room.addSource('a'), room.addSource('b')];
    const viewer = await room.addAttachedViewer('viewer', a);
    room.router.attach('viewer', 'b');
    for (const type of ['delta', 'delta', 'key', 'delta'] as const) {
      a.encode('delta');
      b.encode(type);
      await room.settle();
    }
    expect(viewer.text).toBe('a1 a2 a3 a4 b3 b4');
    expect(room.switched).toEqual(['viewer:a', 'viewer:b']);
  });

  it('of every source are on the clock of the viewer, wherever their own began', async () => {
    const [a, b] = [room.addSource('a', 2 ** 32 - 1_000), room.addSource('b', 77_000_000)];
    const viewer = await room.addReadyViewer('viewer', 5_000);
    for (const [id, source] of [
      ['a', a],
      ['b', b],
      ['a', a],
    ] as const) {
      room.timing.pass(100);
      room.router.attach('viewer', id);
      source.encode('key');
      await room.settle();
    }
    expect(viewer.sent.map(({ timestamp }) => timestamp)).toEqual([14_000, 23_000, 32_000]);
  });

  it('of the old source stop at once at a cut', async () => {
    const [a, b] = [room.addSource('a'), room.addSource('b')];
    const viewer = await room.addAttachedViewer('viewer', a);
    room.router.attach('viewer', 'b', true);
    for (const type of ['delta', 'key'] as const) {
      a.encode('delta');
      b.encode(type);
      await room.settle();
    }
    expect(viewer.text).toBe('a1 b2');
  });

  it('go on when the viewer is sent back before the switch', async () => {
    const [a, b] = [room.addSource('a'), room.addSource('b')];
    const viewer = await room.addAttachedViewer('viewer', a);
    room.router.attach('viewer', 'b');
    room.router.attach('viewer', 'a');
    b.encode('key');
    a.encode('delta');
    await room.settle();
    expect(viewer.text).toBe('a1 a2');
  });

  it('wait for the transport of the viewer, and for a keyframe after that', async () => {
    const source = room.addSource('a');
    const viewer = room.addViewer('viewer');
    room.router.attach('viewer', 'a');
    source.encode('key');
    source.encode('key');
    await room.settle();
    expect([viewer.text, room.asked]).toEqual(['', []]);
    viewer.encoder.encode('key');
    await room.settle();
    expect(room.asked).toEqual(['a']);
    source.encode('delta');
    source.encode('key');
    await room.settle();
    expect(viewer.text).toBe('a4');
  });

  it('come also when the keyframe of the viewer’s own encoder was lost on its way to here', async () => {
    const source = room.addSource('a');
    source.encode('delta');
    const viewer = room.addViewer('viewer');
    room.router.attach('viewer', 'a');
    viewer.encoder.encode('delta');
    viewer.encoder.encode('delta');
    await room.settle();
    expect(room.asked).toEqual(['a']);
    source.encode('key');
    await room.settle();
    expect(viewer.text).toBe('a2');
  });

  it('stop when the viewer is detached, and come back from a keyframe on', async () => {
    const source = room.addSource('a');
    const viewer = await room.addAttachedViewer('viewer', source);
    room.router.detach('viewer');
    source.encode('key');
    source.encode('delta');
    await room.settle();
    room.router.attach('viewer', 'a');
    source.encode('delta');
    source.encode('key');
    await room.settle();
    expect(viewer.text).toBe('a1 a5');
  });

  it('of its own are sent to a viewer whose encoder is to send, until it is attached', async () => {
    const source = room.addSource('a');
    const viewer = room.addViewer('viewer');
    room.router.sendOwn('viewer');
    viewer.encoder.encode('key');
    viewer.encoder.encode('delta');
    source.encode('key');
    await room.settle();
    expect(viewer.text).toBe('viewer-own-1 viewer-own-2');
    room.timing.pass(33);
    room.router.attach('viewer', 'a');
    viewer.encoder.encode('delta');
    source.encode('key');
    await room.settle();
    expect(viewer.text).toBe('viewer-own-1 viewer-own-2 a2');
  });

  it('of a removed source reach nobody, not even as one of the same name', async () => {
    const source = room.addSource('a');
    const viewer = await room.addAttachedViewer('viewer', source);
    source.encode('delta');
    room.router.remove('a');
    await room.settle();
    expect(source.isCancelled).toBe(true);
    const next = room.addSource('a');
    next.encode('key');
    await room.settle();
    expect(viewer.text).toBe('a1');
    room.router.attach('viewer', 'a');
    next.encode('key');
    await room.settle();
    expect(viewer.text).toBe('a1 a2');
    expect(Object.keys(room.router.report().sources)).toEqual(['a']);
  });
});

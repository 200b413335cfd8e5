import { expect, test } from 'vitest';
import { seeded } from '../../../signaling/testing/random.ts';
import { RouterRoom, type FakeFrame } from '../testing/router-room.ts';
import { ticksBetween } from './rtp-clock.ts';

const sourceIds = ['high', 'middle', 'low'];
const viewerIds = ['ara', 'bo', 'chae'];

/** What a decoder of these frames would choke on. */
function flawsOf(frames: readonly FakeFrame[]): string[] {
  return frames.flatMap((frame, at) => {
    const before = frames[at - 1];
    const label = `${frame.from}${frame.serial}`;
    const isNext = before?.from === frame.from && before.serial === frame.serial - 1;
    const flaws = isNext || frame.type === 'key' ? [] : [`${label} misses the frame it refers to`];
    if (before && ticksBetween(before.timestamp, frame.timestamp) <= 0) flaws.push(`${label} is too early`);
    return flaws;
  });
}

test('150 random schedules give each viewer a stream that decodes, on a clock that only goes on', async () => {
  let [switches, wraps] = [0, 0];
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = seeded(seed);
    const pick = (ids: readonly string[]) => ids[Math.floor(random() * ids.length)] ?? '';
    // Clocks begin anywhere, so that some wrap within the seconds that a schedule takes.
    const start = () => Math.floor(2 ** 32 - random() * (random() < 0.5 ? 2 ** 32 : 500_000));
    const room = new RouterRoom();
    const sources = sourceIds.map((id) => room.addSource(id, start()));
    const viewers = viewerIds.map((id) => room.addViewer(id, start()));
    for (let turn = 0; turn < 150; turn += 1) {
      room.timing.pass(1 + Math.floor(random() * 33));
      const [viewer, source] = [pick(viewerIds), pick(sourceIds)];
      const what = random();
      if (what < 0.15) room.router.attach(viewer, source, random() < 0.3);
      else if (what < 0.18) room.router.detach(viewer);
      else if (what < 0.2) room.router.refresh(viewer);
      const late = () => Math.floor(random() * 30);
      for (const { encoder } of viewers)
        if (random() < 0.3) encoder.encode(random() < 0.2 ? 'key' : 'delta', late());
      for (const [at, encoder] of sources.entries()) {
        const wanted = room.asked.indexOf(sourceIds[at] ?? '');
        if (wanted >= 0) room.asked.splice(wanted, 1);
        if (random() < 0.9) encoder.encode(wanted >= 0 ? 'key' : 'delta', late());
      }
      await room.settle();
    }
    for (const { sent } of viewers) {
      expect(flawsOf(sent), `seed ${seed}`).toEqual([]);
      wraps += sent.filter(({ timestamp }, at) => timestamp < (sent[at - 1]?.timestamp ?? 0)).length;
    }
    switches += room.switched.length;
  }
  // Schedules in which little happens would prove nothing.
  expect(switches).toBeGreaterThan(1_500);
  expect(wraps).toBeGreaterThan(25);
}, 60_000);

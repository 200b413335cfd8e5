// Members prove the room's member key to each other over real connections, before anything is sent or shown.
import { expect } from '@playwright/test';
import type { PersonKey } from './page-media.ts';
import type { Proof } from './checks.ts';
import { test, type RoomPage } from './room-page.ts';

const ours = { key: 'B'.repeat(42) + 'A' };
const theirs = { key: 'C'.repeat(42) + 'A' };

test('members see and hear each other, and have the same short code, another one for each pair', async ({
  room,
}) => {
  await enterBy(room, 'ara', ours);
  await enterBy(room, 'bora', ours);
  await enterBy(room, 'chan', ours);
  await room.expectSeenAndHeard('ara', 'bora');
  await room.expectSeenAndHeard('bora', 'ara');
  const code = async (at: PersonKey, of: PersonKey) => {
    await expect.poll(() => room.happened(at, 'code')).toHaveLength(2);
    return (await room.happened(at, 'code')).find((each) => each.of === of)?.detail;
  };
  const codes = [await code('ara', 'bora'), await code('bora', 'chan'), await code('chan', 'ara')];
  expect(codes[0]).toMatch(/^(?:\d+ ?){7}$/);
  expect([await code('bora', 'ara'), await code('chan', 'bora'), await code('ara', 'chan')]).toEqual(codes);
  expect(new Set(codes).size).toBe(3);
  await room.expectNoErrors('ara', 'bora', 'chan');
});

test('who does not have the key is sent nothing and shown nowhere, and both are told; the others go on', async ({
  room,
}) => {
  await enterBy(room, 'ara', ours, ['for members']);
  await enterBy(room, 'bora', theirs, ['from a stranger']);
  // The one who offers proves first, so that the other finds out.
  await expect.poll(() => room.details('ara', 'refused')).toEqual(['wrong-proof by self']);
  await expect.poll(() => room.details('bora', 'refused')).toEqual(['wrong-proof by peer']);
  expect(await room.countOpen()).toBe(0);
  for (const at of ['ara', 'bora'] as const) {
    expect(await room.details(at, 'open')).toEqual([]);
    expect(await room.details(at, 'message')).toEqual([]);
    expect(await room.details(at, 'code')).toEqual([]);
  }
  await enterBy(room, 'chan', ours);
  await room.expectSeenAndHeard('ara', 'chan');
  await room.expectSeenAndHeard('chan', 'ara');
});

test('who is connected and proves nothing gets no picture and no sound', async ({ room }) => {
  await enterBy(room, 'ara', ours, ['for members']);
  await enterBy(room, 'bora', 'silent');
  await expect.poll(() => room.details('ara', 'state')).toContain('connected');
  await enterBy(room, 'chan', ours);
  await room.expectSeenAndHeard('chan', 'ara');
  // Meanwhile, the connection to the silent one is up, and empty in both directions that a person would notice.
  expect((await room.connections('ara')).map(({ connection }) => connection)).toContain('connected');
  expect(await bytesOfMedia(room, 'bora')).toBe(0);
  expect(await bytesOfMedia(room, 'chan')).toBeGreaterThan(10_000);
  expect(await room.details('bora', 'message')).toEqual([]);
  // In the end, it is not waited for any longer.
  await expect.poll(() => room.details('ara', 'refused'), { timeout: 20_000 }).toEqual(['no-proof by self']);
  // The silent one waits as long, and for as much in vain: whose time is over first says so.
  const refusedByAra = async () =>
    (await room.happened('bora', 'refused')).filter(({ of }) => of === 'ara').map(({ detail }) => detail);
  await expect.poll(refusedByAra).toEqual([expect.stringMatching(/^no-proof by (?:peer|self)$/)]);
});

test('a refusal of the connection before ends the one that was made anew meanwhile', async ({ room }) => {
  await enterBy(room, 'ara', ours);
  await enterBy(room, 'bora', ours);
  await expect.poll(() => room.details('ara', 'open')).toHaveLength(1);
  await room.page.evaluate(() => {
    window.stage.connectAnew('bora', 'ara', 2);
  });
  await expect.poll(() => room.details('ara', 'open')).toHaveLength(2);
  await room.page.evaluate(() => {
    const body = { refusal: 'code-differs' } as const;
    window.stage.relay.send('bora', { to: 'ara', generation: 1, seq: 0, body });
  });
  await expect.poll(() => room.details('ara', 'refused')).toEqual(['code-differs by peer']);
  expect(await room.connections('ara')).toEqual([]);
});

function enterBy(
  room: RoomPage,
  id: PersonKey,
  proof: Proof,
  greeting: readonly string[] = [],
): Promise<void> {
  return room.page.evaluate(
    ([who, by, words]) => {
      window.stage.proof = by;
      window.stage.enter(who, true, words);
    },
    [id, proof, greeting] as const,
  );
}

/** The bytes of pictures and sound that one has received from `ara`. */
function bytesOfMedia(room: RoomPage, id: PersonKey): Promise<number> {
  return room.page.evaluate(async (who) => {
    const [toAra] = window.stage.inhabitant(who).connections;
    let bytes = 0;
    (await toAra?.getStats())?.forEach((report: RTCInboundRtpStreamStats) => {
      if (report.type === 'inbound-rtp') bytes += report.bytesReceived ?? 0;
    });
    return bytes;
  }, id);
}

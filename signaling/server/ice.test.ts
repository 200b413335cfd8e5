import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { answers, notices, parseAs } from '#protocol';
import { Participant } from '../testing/participant.ts';
import { closeServers, comeBack, cut, enter, startWithRoom } from '../testing/servers.ts';

afterEach(closeServers);

const urls = ['turn:turn.example.org:3478'];

async function iceOf(who: Participant, room: string): Promise<unknown> {
  const joined = parseAs(answers.join, await who.join(room));
  return joined?.ok === true ? joined.iceServers : joined;
}

test('without any, nobody is given one', async () => {
  const { port, room } = await startWithRoom();
  expect(await iceOf(await Participant.greet(port), room)).toEqual([]);
});

test('what needs no secret is given as it is', async () => {
  const ice = [{ urls: ['stun:stun.example.org'] }, { urls, username: 'all', credential: 'open' }];
  const { port, room } = await startWithRoom(4, { ice });
  expect(await iceOf(await Participant.greet(port), room)).toEqual(ice);
});

test("from a secret, each gets credentials of their own, as coturn's use-auth-secret takes them", async () => {
  const { port, room } = await startWithRoom(4, { ice: [{ urls, secret: 'hush', lifetime: 600 }] });
  for (const name of ['Mina', 'Jun']) {
    const who = await Participant.greet(port, name);
    const now = Math.floor(Date.now() / 1_000);
    const joined = parseAs(answers.join, await who.join(room));
    const server = joined?.ok === true ? joined.iceServers[0] : undefined;
    const username = server?.username ?? '';
    const [ends, id] = username.split(':');
    expect(id).toBe(who.id);
    expect(Number(ends) - now).toBeGreaterThanOrEqual(600);
    expect(Number(ends) - now).toBeLessThan(605);
    const credential = createHmac('sha1', 'hush').update(username).digest('base64');
    expect(server).toEqual({ urls, username, credential });
  }
});

test('before they end, everyone inside is given new ones, and nobody else', async () => {
  const { port, room } = await startWithRoom(4, { ice: [{ urls, secret: 'hush', lifetime: 3 }] });
  const outside = await Participant.greet(port, 'Dain');
  const [mina, jun] = [await enter(port, room, 'Mina'), await enter(port, room, 'Jun')];
  const since = Date.now();
  for (const who of [mina, jun]) {
    const first = parseAs(notices['ice-servers'], await who.next('ice-servers'));
    const second = parseAs(notices['ice-servers'], await who.next('ice-servers'));
    const ends = [first, second].map((notice) => Number(notice?.iceServers[0]?.username?.split(':')[0]));
    expect(ends[1]).toBeGreaterThan(ends[0] ?? NaN);
    expect(second?.iceServers[0]?.username).toContain(`:${who.id}`);
  }
  expect(Date.now() - since).toBeLessThan(3_000);
  expect(await outside.untaken()).not.toContain('ice-servers');
});

test('whoever takes their seat again is given fresh ones', async () => {
  const { port, room } = await startWithRoom(4, { ice: [{ urls, secret: 'hush', lifetime: 600 }] });
  const mina = await enter(port, room, 'Mina');
  cut(mina);
  const { answer } = await comeBack(port, room, mina);
  expect(answer).toMatchObject({ ok: true, iceServers: [{ urls }] });
});

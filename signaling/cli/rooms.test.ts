import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Invite } from '#protocol';
import { invitesIn, opened, runConfigured, runIn, useCommandFolder } from '../testing/command.ts';
import { Participant, silent } from '../testing/participant.ts';
import { proofBy } from '../testing/rules.ts';
import { refusal } from '../testing/servers.ts';
import { freshSession, testIdentity } from '../testing/test-identity.ts';
import { readConfig } from './config.ts';
import { joinKeyOfPassphrase, joinKeyOfSecret } from './join-key.ts';

const folder = useCommandFolder();

const runWith = (config: unknown, ...args: string[]) => runConfigured(folder(), config, args);

async function enter({ port, room }: Invite, joinKey?: string, identity = testIdentity()): Promise<object> {
  const who = await Participant.greet(port, 'Jun', identity);
  const proof = joinKey === undefined ? undefined : proofBy(joinKey, who, room);
  return who.join(room, silent, freshSession(), proof);
}

describe('several rooms', () => {
  test('each has its rule, and people are told when all of them end', async () => {
    const owner = testIdentity();
    const running = await runWith({
      name: 'Office',
      port: 47_420,
      rooms: [
        { name: 'Tea', capacity: 1 },
        { name: 'Board', access: 'passphrase', passphrase: '저녁 바람' },
        { name: 'Team', access: 'invite' },
        { name: 'Desk', access: 'knock', owner: owner.id },
      ],
    });
    const [tea, board, team, desk] = await opened(running);
    if (!tea || !board || !team || !desk) throw new Error('rooms are missing');
    const inside = await Participant.greet(tea.port, 'Mina');
    expect(await inside.join(tea.room)).toMatchObject({
      ok: true,
      room: { name: 'Tea', owner: 'Office', capacity: 1 },
    });
    await running.said(/1 person in "Tea"/);
    expect(await enter(tea)).toEqual(refusal('full'));
    expect(await enter(board)).toEqual(refusal('wrong-proof'));
    expect(await enter(board, await joinKeyOfPassphrase('저녁 바람', board.room))).toMatchObject({
      ok: true,
    });
    expect(team.secret).not.toBeNull();
    expect(await enter(team, joinKeyOfSecret(team.secret ?? '', team.room))).toMatchObject({ ok: true });
    expect(await enter(team)).toEqual(refusal('wrong-proof'));
    expect(desk.owner).toBe(owner.id);
    expect(await enter(desk)).toEqual(refusal('waiting'));
    expect(await enter(desk, undefined, owner)).toMatchObject({ ok: true, ownerId: owner.id });
    running.stop();
    expect(await inside.next('room-closed')).toEqual({ reason: 'host-left' });
    expect(await running.code).toBe(0);
  });

  test('links are good from one start to the next, and are printed without hosting', async () => {
    const config = { port: 47_460, rooms: [{ name: 'Tea' }, { name: 'Team', access: 'invite' }] };
    const first = await runWith(config);
    const before = await opened(first);
    first.stop();
    await first.code;
    const links = runIn(folder(), ['--links']);
    expect(await links.code).toBe(0);
    expect(links.printed.join('\n')).toMatch(/^Tea$[^]*https:\/\/[^]*^Team$/m);
    expect(invitesIn(links.printed.join('\n'))).toEqual(before);
    const one = await runWith({ ...config, rooms: [config.rooms[1]] });
    expect(await opened(one)).toEqual([before[1]]);
    one.stop();
    await one.code;
    const again = await runWith(config);
    expect(await opened(again)).toEqual(before);
    again.stop();
    await again.code;
    const kept = join(folder(), 'profile', 'rooms.json');
    expect((await stat(kept)).mode & 0o777).toBe(0o600);
    expect(await readFile(kept, 'utf8')).toContain(before[1]?.secret);
  });

  test('what is kept and cannot be read is not overwritten', async () => {
    const first = await runWith({ port: 47_470, rooms: [{ name: 'Tea' }] });
    await opened(first);
    first.stop();
    await first.code;
    const kept = join(folder(), 'profile', 'rooms.json');
    await writeFile(kept, '{"rooms":');
    const { code, printed } = await runWith({ rooms: [{ name: 'Tea' }] });
    expect(await code).toBe(1);
    expect(printed.join()).toMatch(/cannot be kept in/);
    expect(await readFile(kept, 'utf8')).toBe('{"rooms":');
  });

  test('the command line goes before the file, and quiet prints nothing', async () => {
    const running = await runWith(
      { name: 'Office', rooms: [{ name: 'Tea' }] },
      '--host',
      'Board',
      '--port',
      '47480',
    );
    const [board, ...more] = await opened(running);
    expect([board?.port, more]).toEqual([47_480, []]);
    expect(running.printed.join()).toContain('"Board"');
    running.stop();
    await running.code;
    const quiet = await runWith({ port: 47_490, rooms: [{ name: 'Tea' }] }, '--quiet');
    quiet.stop();
    expect([await quiet.code, quiet.printed]).toEqual([0, []]);
  });
});

describe('a file that cannot be used names the field and repeats nothing of what is in it', () => {
  test.each([
    ['{', /config\.json is not JSON/],
    [{ prot: 7420 }, /config\.json: prot must be left out/],
    [{ port: '7420' }, /config\.json: port must be a port from 1 to 65535/],
    [{ rooms: [{ name: '\u202e' }] }, /rooms\.0\.name must be a name of 1 to 64 characters/],
    [{ rooms: [{ name: 'Tea' }, { name: 'Tea' }] }, /rooms\.1 must be a room with a name of its own/],
    [{ rooms: [{ name: 'Tea', access: 'opn' }] }, /rooms\.0\.access must be \("open" \| "knock"/],
    [{ rooms: [{ name: 'Tea', access: 'passphrase' }] }, /rooms\.0\.passphrase must be there when/],
    [{ rooms: [{ name: 'Tea', passphrase: 'hunter2' }] }, /rooms\.0\.passphrase must be there when/],
    [{ rooms: [{ name: 'Tea', access: 'knock' }] }, /rooms\.0\.owner must be there for "knock"/],
    [{ rooms: [{ name: 'Tea', capacity: 0 }] }, /rooms\.0\.capacity must be a whole number from 1 to 50/],
    [{ rooms: [{ name: 'Tea', pass: 'hunter2' }] }, /rooms\.0\.pass must be left out/],
    [{ iceServers: [{ urls: ['http://x'] }] }, /iceServers\.0\.urls\.0 must be a STUN or TURN address/],
    [{ iceServers: [{ urls: ['turn:turn.lan'] }] }, /iceServers\.0\.urls must be of STUN, or come with/],
    [{ iceServers: [{ urls: ['stun:stun.lan'], username: 'u' }] }, /iceServers\.0\.username must be there/],
    [
      { iceServers: [{ urls: ['turn:turn.lan'], secret: 'hunter2', lifetime: 1 }] },
      /iceServers\.0\.lifetime must be at least 10 seconds/,
    ],
    ['42', /config\.json: \(all\) must be Object/],
  ])('%j', async (config, words) => {
    const { code, printed } = await runWith(config);
    expect(await code).toBe(2);
    expect(printed.join('\n')).toMatch(words);
    expect(printed.join('\n')).not.toContain('hunter2');
  });
});

test('a Redis server that is not there is said at once', async () => {
  const { code, printed } = await runWith({
    port: 47_500,
    redis: 'redis://127.0.0.1:1',
    rooms: [{ name: 'Tea' }],
  });
  expect(await code).toBe(1);
  expect(printed).toEqual(['The Redis server cannot be reached (ECONNREFUSED).']);
});

test('the files that the documentation shows are taken', async () => {
  const page = await readFile(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
  const shown = [...page.matchAll(/```json\n([^`]+)```/g)].map(([, text = '']) => text);
  expect(shown.length).toBeGreaterThan(1);
  for (const text of shown) {
    const file = join(folder(), 'config.json');
    await writeFile(file, text);
    expect((await readConfig(file)).rooms?.length).toBeGreaterThan(0);
  }
});

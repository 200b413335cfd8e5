import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Invite } from '#protocol';
import { opened, runConfigured, useCommandFolder, type Running } from '../testing/command.ts';
import { Participant, silent, type Greeted } from '../testing/participant.ts';
import { refusal } from '../testing/servers.ts';
import { freshSession, testIdentity } from '../testing/test-identity.ts';
import { readKeptRules, recallRules, RulesKeeper, type KeptRules } from './kept-rules.ts';

const folder = useCommandFolder();
const mina = testIdentity();
const jun = testIdentity();
const sora = testIdentity();
const kept = () => join(folder(), 'profile', 'decisions.json');

async function host(port: number, owner = mina.id): Promise<{ running: Running; invite: Invite }> {
  const config = { name: 'Office', port, rooms: [{ name: 'Desk', access: 'knock', owner }] };
  const running = await runConfigured(folder(), config);
  const [invite] = await opened(running);
  return { running, invite: invite ?? expect.fail('no invite') };
}

async function end({ stop, code }: Running): Promise<void> {
  stop();
  await code;
}

async function come({ port, room }: Invite, identity = testIdentity()): Promise<[Greeted, object]> {
  const who = await Participant.greet(port, 'Somebody', identity);
  return [who, await who.join(room, silent, freshSession())];
}

/** The owner lets two in, bans one of them, and locks the room. */
async function decide(invite: Invite): Promise<void> {
  const [owner] = await come(invite, mina);
  for (const identity of [jun, sora]) {
    const [who] = await come(invite, identity);
    await owner.next('knocking');
    await owner.ask('admit', { id: who.id });
    await who.next('admitted');
    expect(await who.join(invite.room)).toMatchObject({ ok: true });
  }
  await owner.ask('ban', { id: jun.id });
  await owner.ask('lock', { locked: true });
}

describe('what the owner of a kept room has decided', () => {
  test('holds when the host is started again', async () => {
    const first = await host(47_520);
    await decide(first.invite);
    await end(first.running);
    const { running, invite } = await host(47_520);
    const outcomes = async () => [
      (await come(invite, jun))[1],
      (await come(invite, sora))[1],
      (await come(invite))[1],
    ];
    expect(await outcomes()).toEqual(['banned', 'locked', 'locked'].map(refusal));
    const [owner, answer] = await come(invite, mina);
    expect(answer).toMatchObject({ ok: true, ownerId: mina.id, room: { locked: true } });
    await owner.ask('lock', { locked: false });
    // Who was let in once need not knock again.
    expect(await outcomes()).toMatchObject([refusal('banned'), { ok: true }, refusal('waiting')]);
    await end(running);
    expect((await stat(kept())).mode & 0o777).toBe(0o600);
  });

  test('holds after a crash too, and the lock does not keep out those who were inside', async () => {
    const first = await host(47_530);
    await decide(first.invite);
    const text = () => readFile(kept(), 'utf8');
    await vi.waitFor(async () => expect(await text()).toContain('"locked": true'));
    // As it was on disk in the middle of it all.
    await copyFile(kept(), `${kept()}.crash`);
    await end(first.running);
    await copyFile(`${kept()}.crash`, kept());
    const { running, invite } = await host(47_530);
    expect((await come(invite, jun))[1]).toEqual(refusal('banned'));
    expect((await come(invite))[1]).toEqual(refusal('locked'));
    const [back, answer] = await come(invite, sora);
    expect(answer).toMatchObject({ ok: true, room: { locked: true } });
    // Once: whoever leaves is outside.
    await back.ask('leave', {});
    expect(await back.join(invite.room)).toEqual(refusal('locked'));
    await end(running);
  });

  test('is not thrown away when it cannot be read: the host does not start', async () => {
    const { running } = await host(47_540);
    await end(running);
    await writeFile(kept(), '{"rooms":[{}]}');
    const again = await runConfigured(folder(), { port: 47_540, rooms: [{ name: 'Desk' }] });
    expect(await again.code).toBe(1);
    expect(again.printed.join()).toMatch(/cannot be kept in/);
    expect(await readFile(kept(), 'utf8')).toBe('{"rooms":[{}]}');
  });
});

test('what cannot be written is said, and written with the next decision', async () => {
  const desk = { id: 'desk-of-office', name: 'Desk', access: 'knock', owner: mina.id, secret: null } as const;
  const rules = { ownerId: mina.id, owner: 'Mina', locked: false, bans: [], admitted: [], inside: [] };
  const decided = new Map([[desk.id, rules]]);
  let decide: () => void = () => undefined;
  const server = {
    rules: () => new Map(decided),
    onRulesChanged: (listener: () => void) => {
      decide = listener;
      return () => undefined;
    },
  };
  const log: string[] = [];
  const place = join(folder(), 'profile');
  const keeper = new RulesKeeper(place, server, [desk], [], (line) => log.push(line));
  // A folder stands where the file is to be.
  await mkdir(kept(), { recursive: true });
  decide();
  await vi.waitFor(() => expect(log).toEqual([expect.stringMatching(/^decisions not kept error=/)]));
  await rm(kept(), { recursive: true });
  decided.set(desk.id, { ...rules, locked: true });
  decide();
  await keeper.close();
  expect(await readKeptRules(place)).toMatchObject([{ id: desk.id, rules: { locked: true } }]);
});

describe('the controls are', () => {
  const rules = {
    ...{ owner: 'Jun', locked: true, bans: [sora.id], admitted: [], inside: [] },
    ownerId: jun.id,
  };
  const room = { id: 'desk-of-office', owner: mina.id };
  const known: KeptRules = [{ id: room.id, configuredOwner: mina.id, rules }];

  test('with whom they were handed to', () => {
    expect(recallRules(known, room, 'Office')).toEqual(rules);
  });

  test("with whom the configuration names, when it has changed, and under the host's name of now", () => {
    const named = { ...rules, ownerId: sora.id, owner: 'Office' };
    expect(recallRules(known, { ...room, owner: sora.id }, 'Office')).toEqual(named);
    const same = [{ id: room.id, configuredOwner: jun.id, rules }];
    expect(recallRules(same, { ...room, owner: jun.id }, 'Office')).toEqual({ ...rules, owner: 'Office' });
  });

  test('not told of a room that nothing was decided in', () => {
    expect(recallRules(known, { ...room, id: 'another-room' }, 'Office')).toBeUndefined();
  });
});

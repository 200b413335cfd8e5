import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { Participant } from '../../signaling/testing/participant.ts';
import { inviteTo } from '../support/servers.ts';
import { comingBackScreens } from './coming-back.ts';
import type { Screens, Walk } from './screen.ts';
import { askToJoin, button } from './steps.ts';

/** Rooms of somebody else: before the door, shut doors, a connection that is lost, and a room that is gone. */
export async function* doorScreens(walk: Walk): Screens {
  const { say, cast, servers, start } = walk;
  const certificate = await servers.certificate();
  const server = await servers.signaling({ certificate });
  const owner = cast.names[1];
  const rules = { ownerId: null, owner, bans: [], admitted: [], inside: [] };
  const open = server.createRoom({ name: cast.rooms.open, owner });
  const joinKey = randomBytes(32).toString('base64url');
  const guarded = server.createRoom({
    ...{ name: cast.rooms.passphrase, owner },
    access: { rule: 'passphrase', joinKey },
  });
  const invited = server.createRoom({
    ...{ name: cast.rooms.invite, owner },
    access: { rule: 'invite', joinKey },
  });
  const locked = server.createRoom({ name: cast.rooms.locked, owner, rules: { ...rules, locked: true } });
  const full = server.createRoom({ name: cast.rooms.full, owner, capacity: 1 });
  const inside = await Participant.greet(server.port, owner);
  await inside.join(full.id);

  const app = await start(0);
  const { window: page } = app;
  const knock = async (room: string) => {
    await askToJoin(page, say, inviteTo(server, room));
    await expect(page.locator('video')).toBeVisible();
  };
  await knock(open.id);
  yield { name: 'green-room-guest', app, page };
  await button(page, say('back')).click();

  await knock(guarded.id);
  await page.getByLabel(say('passphrase'), { exact: true }).fill(cast.passphrase);
  await button(page, say('join')).click();
  await expect(page.getByText(say('problem_wrong_passphrase'))).toBeVisible();
  yield { name: 'door-wrong-passphrase', app, page };
  const tooSoon = page.getByText(new RegExp(say('problem_too_soon', { seconds: String.raw`\d+` })));
  await expect(async () => {
    // After each wrong try it takes twice as long until the next is looked at.
    await button(page, say('join')).click();
    await expect(tooSoon).toBeVisible({ timeout: 500 });
  }).toPass();
  yield { name: 'door-too-soon', app, page };
  await button(page, say('back')).click();

  await knock(invited.id);
  await button(page, say('join')).click();
  await expect(page.getByText(say('problem_link_needed'))).toBeVisible();
  yield { name: 'door-link-needed', app, page };
  await button(page, say('back')).click();

  await knock(locked.id);
  await button(page, say('join')).click();
  await expect(page.getByText(say('problem_locked'))).toBeVisible();
  yield { name: 'door-locked', app, page };
  await button(page, say('back')).click();

  await knock(full.id);
  await button(page, say('join')).click();
  await expect(page.getByText(say('problem_full'))).toBeVisible();
  yield { name: 'door-full', app, page };
  await button(page, say('back')).click();
  inside.close();

  await server.close('host-left');
  yield* comingBackScreens(walk, app, certificate);
}

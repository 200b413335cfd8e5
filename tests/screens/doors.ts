import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { serverLimits } from '#protocol';
import { Participant } from '../../signaling/testing/participant.ts';
import { slowLink } from '../../signaling/testing/slow-link.ts';
import { inviteTo } from '../support/servers.ts';
import type { Screens, Walk } from './screen.ts';
import { askToJoin, button, expectInRoom, expectInvite, lightenRooms } from './steps.ts';

/** Rooms of somebody else: before the door, shut doors, a connection that is lost, and a room that is gone. */
export async function* doorScreens({ say, cast, servers, start }: Walk): Screens {
  const certificate = await servers.certificate();
  const server = await servers.signaling({ certificate });
  const owner = cast.names[1];
  const rules = { ownerId: null, owner, bans: [], admitted: [], inside: [] };
  const open = { id: 'room-of-the-walk', name: cast.rooms.open, owner };
  server.createRoom(open);
  const joinKey = randomBytes(32).toString('base64url');
  const guarded = server.createRoom({
    ...{ name: cast.rooms.passphrase, owner },
    access: { rule: 'passphrase', joinKey },
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

  const link = await slowLink(server.port);
  await askToJoin(page, say, inviteTo({ ...server, port: link.port }, open.id));
  await button(page, say('join')).click();
  await expectInRoom(page, say);
  await lightenRooms(page, say);
  await expectInvite(page, say);
  // So that nobody has to wait for as long as the app does before it gives up.
  await page.clock.install();
  link.down();
  await expect(page.getByText(say('room_reconnecting'))).toBeVisible();
  yield { name: 'room-reconnecting', app, page };
  await page.clock.fastForward(serverLimits.seatMs);
  await expect(page.getByRole('heading', { name: say('ended_lost_title') })).toBeVisible();
  yield { name: 'ended-lost', app, page };

  link.up();
  await button(page, say('ended_rejoin')).click();
  await button(page, say('join')).click();
  await expectInRoom(page, say);
  link.down();
  await expect(page.getByText(say('room_reconnecting'))).toBeVisible();

  // It starts again, and without the room.
  await server.close('host-left');
  await servers.signaling({ certificate, port: server.port });
  link.up();
  await expect(page.getByRole('heading', { name: say('ended_gone_title') })).toBeVisible();
  yield { name: 'ended-gone', app, page };
  link.close();
}

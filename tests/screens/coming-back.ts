import { expect } from '@playwright/test';
import { serverLimits } from '#protocol';
import type { Certificate, NewRoom } from '#signaling';
import { Participant } from '../../signaling/testing/participant.ts';
import { slowLink } from '../../signaling/testing/slow-link.ts';
import type { App } from '../support/app.ts';
import { inviteTo } from '../support/servers.ts';
import type { Screens, Walk } from './screen.ts';
import { askToJoin, button, expectInRoom, expectInvite, lightenRooms } from './steps.ts';

/** A connection that is lost, and what there is to come back to: nothing, or a room that takes in nobody. */
export async function* comingBackScreens(
  { say, cast, servers }: Walk,
  app: App,
  certificate: Certificate,
): Screens {
  const { window: page } = app;
  const rules = { ownerId: null, owner: cast.names[1], bans: [], admitted: [], inside: [] };
  let server = await servers.signaling({ certificate });
  const { port } = server;
  const link = await slowLink(port);
  const enter = async (id: string) => {
    await askToJoin(page, say, inviteTo({ ...server, port: link.port }, id));
    await button(page, say('join')).click();
    await expectInRoom(page, say);
  };
  const loseConnection = async () => {
    link.down();
    await expect(page.getByText(say('room_reconnecting'))).toBeVisible();
  };
  /** It starts again, with this room or none. */
  const startAgain = async (room?: NewRoom) => {
    await server.close('host-left');
    server = await servers.signaling({ certificate, port });
    if (room) server.createRoom(room);
  };

  const open = { id: 'room-of-the-walk', name: cast.rooms.open, owner: cast.names[1] };
  server.createRoom(open);
  await enter(open.id);
  await lightenRooms(page, say);
  await expectInvite(page, say);
  // So that nobody has to wait for as long as the app does before it gives up.
  await page.clock.install();
  await loseConnection();
  yield { name: 'room-reconnecting', app, page };
  await page.clock.fastForward(serverLimits.seatMs);
  await expect(page.getByRole('heading', { name: say('ended_lost_title') })).toBeVisible();
  yield { name: 'ended-lost', app, page };

  link.up();
  await button(page, say('ended_rejoin')).click();
  await button(page, say('join')).click();
  await expectInRoom(page, say);
  await loseConnection();
  await startAgain();
  link.up();
  await expect(page.getByRole('heading', { name: say('ended_gone_title') })).toBeVisible();
  yield { name: 'ended-gone', app, page };
  await button(page, say('ended_home')).click();

  const locked = { ...open, id: 'room-that-gets-locked', name: cast.rooms.locked };
  server.createRoom(locked);
  await enter(locked.id);
  await loseConnection();
  await startAgain({ ...locked, rules: { ...rules, locked: true } });
  link.up();
  await expect(page.getByText(say('problem_locked'))).toBeVisible();
  yield { name: 'ended-locked', app, page };
  await button(page, say('ended_home')).click();

  const full = { ...open, id: 'room-that-gets-full', name: cast.rooms.full };
  server.createRoom(full);
  await enter(full.id);
  await loseConnection();
  await startAgain({ ...full, capacity: 1 });
  const inside = await Participant.greet(port, cast.names[2]);
  await inside.join(full.id);
  link.up();
  await expect(page.getByText(say('problem_full'))).toBeVisible();
  yield { name: 'ended-full', app, page };
  inside.close();
  link.close();
}

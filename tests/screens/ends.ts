import { expect } from '@playwright/test';
import { notices, parseAs } from '#protocol';
import { Participant } from '../../signaling/testing/participant.ts';
import { testIdentity } from '../../signaling/testing/test-identity.ts';
import { holdBack } from '../support/hold-back.ts';
import { inviteTo } from '../support/servers.ts';
import type { Screens, Walk } from './screen.ts';
import { askToJoin, button, expectInRoom, lightenRooms } from './steps.ts';

/** Waiting for an owner's word, and how a room can end for somebody. */
export async function* endScreens({ say, cast, servers, start }: Walk): Screens {
  const server = await servers.signaling();
  const name = cast.names[1];
  const identity = testIdentity();
  const { id } = server.createRoom({
    ...{ name: cast.rooms.knock, owner: name, ownerId: identity.id },
    access: { rule: 'knock' },
  });
  const owner = await Participant.greet(server.port, name, identity);
  await owner.join(id);

  const app = await start(0);
  const { window: page } = app;
  await askToJoin(page, say, inviteTo(server, id));
  await expect(page.locator('video')).toBeVisible();
  await button(page, say('join')).click();
  await expect(page.getByRole('heading', { name: say('waiting_title') })).toBeVisible();
  yield { name: 'waiting', app, page };

  const knocking = parseAs(notices.knocking, await owner.next('knocking'));
  const who = { id: knocking?.id ?? '' };
  await owner.ask('deny', who);
  await expect(page.getByText(say('problem_denied'))).toBeVisible();
  yield { name: 'door-denied', app, page };

  const enter = async () => {
    await button(page, say('join')).click();
    await owner.next('knocking');
    await owner.ask('admit', who);
    await expectInRoom(page, say);
  };
  await enter();
  await lightenRooms(page, say);
  const seat = parseAs(notices['member-joined'], await owner.next('member-joined'));
  const forged = { payload: '{}', signature: identity.sign('something else') };
  await owner.ask('signal', { to: who.id, toSession: seat?.session ?? '', ...forged });
  await expect(page.getByRole('article').getByText(say('tile_unverified', { name }))).toBeVisible();
  yield { name: 'room-unverified', app, page };
  await owner.ask('remove', who);
  await expect(page.getByRole('heading', { name: say('ended_removed_title') })).toBeVisible();
  yield { name: 'ended-removed', app, page };

  await button(page, say('ended_rejoin')).click();
  await enter();
  await owner.ask('ban', who);
  await expect(page.getByText(say('ended_banned_text'))).toBeVisible();
  yield { name: 'ended-banned', app, page };

  await button(page, say('ended_home')).click();
  const open = server.createRoom({ name: cast.rooms.open, owner: name });
  await askToJoin(page, say, inviteTo(server, open.id));
  await holdBack(app, 'QrCode', 'fail');
  await button(page, say('join')).click();
  await expectInRoom(page, say);
  await expect(page.getByText(say('later_failed'))).toBeVisible();
  yield { name: 'invite-failed', app, page };
  server.closeRoom(open.id, 'host-left');
  await expect(page.getByRole('heading', { name: say('ended_host_left_title') })).toBeVisible();
  yield { name: 'ended-host-left', app, page };
  owner.close();
}

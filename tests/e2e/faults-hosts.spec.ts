// What may stand at an address in place of a room: nothing, something else, an older or newer Madang, or a host
// with another certificate than the one expected.
import { expect } from '@playwright/test';
import { askToJoin, expectRefused, joinField } from '../support/home.ts';
import { enterFromGreenRoom } from '../support/room.ts';
import { claimedRoom, healthWithRoom, inviteTo, test } from '../support/servers.ts';

const nothingAnswers =
  "Nothing answers there. Check that the host's room is open, and that both of you are on the same network.";
const notMadang = 'Something answers there, but it is not Madang. Check the address.';
const otherCertificate =
  'This is not the computer that the invite came from, or it has been set up anew. Ask the host for a new invite.';
const changedCertificate =
  "This address shows another certificate than last time. It may be another computer, or the host's has been set up anew.";
const newer = 'The host has a newer Madang. Update Madang on this computer.';
const roomGone = 'This room is no longer open. Ask the host for a new invite.';

test('nothing there, something else there, or another Madang there: each has its own words', async ({
  launchApp,
  servers,
}) => {
  const { window } = await launchApp();
  const refused = async (what: string, text: string, words: string) => {
    await test.step(what, async () => {
      await askToJoin(window, text);
      await expectRefused(window, text, words);
    });
  };
  const at = (server: { port: number }) => `127.0.0.1:${String(server.port)}`;

  await refused('nobody listens', at({ port: await servers.closedPort() }), nothingAnswers);
  await refused('a server without TLS', at(await servers.plain()), notMadang);
  await refused('a web page over TLS', at(await servers.webPage()), notMadang);
  await refused('a server that never answers', at(await servers.silent()), nothingAnswers);
  const older = await servers.claiming({ health: { service: 'madang', protocol: 99, halls: [] } });
  await refused('a Madang of version 99', at(older), newer);
  await refused('the same by its invite', inviteTo(older, claimedRoom), newer);
  const liar = await servers.claiming({ health: { service: 'madang', protocol: 1, rooms: '<b>' } });
  await refused('a Madang that makes no sense', at(liar), notMadang);

  const real = await servers.signaling();
  await refused('a host with no room', at(real), roomGone);
  const { id } = real.createRoom({ name: 'Tea', owner: 'Mina' });
  await refused('a room that is not there', inviteTo(real, 'another-room'), roomGone);
  await refused('an invite of another certificate', inviteTo(real, id, 'A'.repeat(43)), otherCertificate);

  // After all of that, the right invite still leads in.
  await askToJoin(window, inviteTo(real, id));
  await expect(window.getByRole('heading', { name: 'Tea' })).toBeVisible();
});

test('a host that turns away at the door, or changes its mind: said in the green room', async ({
  launchApp,
  servers,
}) => {
  const { window } = await launchApp({ args: ['--name', 'Bora'] });
  const refusedInside = async (what: string, answer: unknown, words: string | RegExp) => {
    await test.step(what, async () => {
      const server = await servers.claiming({ health: healthWithRoom(), hello: answer });
      await askToJoin(window, inviteTo(server, claimedRoom));
      await window.getByRole('button', { name: 'Join', exact: true }).click();
      await expect(window.getByRole('alert')).toHaveText(words);
      // Still in the green room, with the name as it was.
      await expect(window.getByLabel('Your name')).toHaveValue('Bora');
      await window.getByRole('button', { name: 'Back' }).click();
    });
  };
  await refusedInside('another version', { ok: false, reason: 'unsupported-protocol', needs: 99 }, newer);
  await refusedInside(
    'an answer that is none',
    { ok: 'maybe' },
    /gave an answer that Madang does not underst/,
  );
  await refusedInside('no answer', undefined, 'The host did not answer in time. Try again.');
});

test('a remembered address that comes back with another certificate is not joined', async ({
  launchApp,
  servers,
}) => {
  const app = await launchApp();
  const { window, profile } = app;
  const isFound = async (text: string) => {
    await askToJoin(window, text);
    await expect(window.getByRole('heading', { name: 'Tea' })).toBeVisible();
    await window.getByRole('button', { name: 'Back' }).click();
  };
  // An invite, which anyone may have written, teaches nothing about the address.
  const invited = await servers.claiming({ health: healthWithRoom() });
  const address = `127.0.0.1:${String(invited.port)}`;
  await isFound(inviteTo(invited, claimedRoom));
  await invited.close();
  const first = await servers.claiming({ health: healthWithRoom() }, invited.port);
  await isFound(address);

  await first.close();
  const second = await servers.claiming({ health: healthWithRoom() }, first.port);
  await askToJoin(window, address);
  await expectRefused(window, address, changedCertificate);
  // By an invite, which names another certificate, there is nothing to accept.
  await askToJoin(window, inviteTo(first, claimedRoom));
  await expectRefused(window, inviteTo(first, claimedRoom), otherCertificate);
  await expect(window.getByRole('button', { name: 'What has changed…' })).toHaveCount(0);

  // Nor after a restart: what is remembered is kept with the profile.
  await app.close();
  const again = await launchApp({ profile });
  await askToJoin(again.window, address);
  await expectRefused(again.window, address, changedCertificate);

  // It can be accepted on purpose, in two steps, by whoever has been shown what has changed.
  const look = again.window.getByRole('button', { name: 'What has changed…' });
  const dialog = again.window.getByRole('dialog', { name: 'Another certificate than last time' });
  await look.click();
  const shown = (fingerprint: string) => fingerprint.match(/.{1,6}/g)?.join(' ') ?? '';
  await expect(dialog.getByRole('definition')).toHaveText([
    shown(first.fingerprint),
    shown(second.fingerprint),
  ]);
  await expect(dialog.getByRole('button', { name: 'Trust the new one' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Do not join' }).click();
  await expectRefused(again.window, address, changedCertificate);
  await look.click();
  await dialog.getByLabel('I have asked the host').check();
  await dialog.getByRole('button', { name: 'Trust the new one' }).click();
  await expect(again.window.getByRole('heading', { name: 'Tea' })).toBeVisible();
  await again.window.getByRole('button', { name: 'Back' }).click();

  // From now on that one is remembered, and a third is refused again.
  await second.close();
  await servers.claiming({ health: healthWithRoom() }, second.port);
  await askToJoin(again.window, address);
  await expectRefused(again.window, address, changedCertificate);
});

test('a full room says so at the door, and lets in when someone has left', async ({ launchApp, servers }) => {
  const { Participant } = await import('../../signaling/testing/participant.ts');
  const server = await servers.signaling();
  const { id } = server.createRoom({ name: 'Tea', owner: 'Mina', capacity: 1 });
  const inside = await Participant.greet(server.port, 'Mina');
  await inside.join(id);

  const { window } = await launchApp({ args: ['--name', 'Bora'] });
  await askToJoin(window, inviteTo(server, id));
  await window.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(window.getByRole('alert')).toHaveText('The room is full. Try again when someone has left.');
  await expect(window.getByLabel('Your name')).toHaveValue('Bora');

  // A room that closes while someone stands at its door.
  inside.close();
  await expect.poll(() => server.rooms()[0]?.participants).toBe(0);
  await enterFromGreenRoom(window, 'Join');
  await window.getByRole('button', { name: 'Leave', exact: true }).click();
  await askToJoin(window, inviteTo(server, id));
  await expect(window.getByRole('heading', { name: 'Tea' })).toBeVisible();
  server.closeRoom(id, 'host-left');
  await window.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(window.getByRole('alert')).toHaveText(roomGone);
  await window.getByRole('button', { name: 'Back' }).click();
  await expect(joinField(window)).toBeVisible();
});

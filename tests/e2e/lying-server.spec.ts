// A server that lets in whom it should not, gives out other keys, or puts itself in between: what people see of it.
import { expect, type Page } from '@playwright/test';
import { testIdentity } from '../../signaling/testing/test-identity.ts';
import { askToJoin } from '../support/home.ts';
import { peersOf, watchPeers } from '../support/peers.ts';
import { enterFromGreenRoom, expectInRoom, expectSeenAndHeard, people, tile } from '../support/room.ts';
import { inviteTo, test } from '../support/servers.ts';
import { codeIn, expectTrust, openTrust } from '../support/trust.ts';

const { ara, bora, chan } = people;

test('who was let in without the passphrase is sent no picture and no sound; all say why, and the others go on', async ({
  launchApp,
  servers,
}) => {
  test.setTimeout(120_000);
  const { relay, room } = await servers.lying();
  // The room behind it is open: what anyone proves is not looked at.
  relay.lies = { room: (told) => ({ ...told, access: 'passphrase' }) };
  const enter = async (person: typeof ara, passphrase: string, clings = false): Promise<Page> => {
    const { window } = await launchApp({ camera: person, microphone: person, args: ['--name', person.name] });
    await watchPeers(window, clings);
    await askToJoin(window, inviteTo(relay, room));
    await window.getByLabel('Passphrase').fill(passphrase);
    await enterFromGreenRoom(window, 'Join');
    return window;
  };
  const one = await enter(ara, 'three paper lanterns');
  const two = await enter(bora, 'three paper lanterns');
  const intruder = await enter(chan, 'three paper planes', true);
  for (const window of [one, two]) {
    await expect(tile(window, chan.name)).toContainText(
      'Chan could not show that they belong in this room. The connection was closed.',
    );
    await expect(tile(window, chan.name).locator('video')).toHaveCount(0);
  }
  for (const { name } of [ara, bora]) {
    await expect(tile(intruder, name)).toContainText(
      `${name}'s app closed the connection: to it, you do not seem to belong in this room.`,
    );
    await expect(tile(intruder, name).locator('video')).toHaveCount(0);
  }
  await expectSeenAndHeard(one, bora);
  await expectSeenAndHeard(two, ara);
  // The intruder was connected, and has kept all that came.
  const got = await peersOf(intruder);
  expect(got).toMatchObject([ara, bora].map(() => ({ everConnected: true, media: 0 })));
  for (const { received } of got) expect(received).toBeGreaterThan(0);
  const [toAra] = await peersOf(two);
  expect(toAra?.media).toBeGreaterThan(10_000);
});

test('keys that a server has swapped: nobody is connected, and both read that nothing can be verified', async ({
  launchApp,
  servers,
}) => {
  test.setTimeout(90_000);
  const { relay, room } = await servers.lying();
  const enter = async ({ name }: typeof ara): Promise<Page> => {
    const { window } = await launchApp({ args: ['--name', name] });
    await watchPeers(window);
    await askToJoin(window, inviteTo(relay, room));
    await enterFromGreenRoom(window, 'Join');
    return window;
  };
  const stranger = testIdentity();
  relay.lies = { member: (member) => ({ ...member, key: stranger.key }) };
  const one = await enter(ara);
  const two = await enter(bora);
  for (const [window, { name }] of [
    [one, bora],
    [two, ara],
  ] as const) {
    await expect(tile(window, name)).toContainText(
      `Messages from ${name} cannot be verified. The connection was closed.`,
    );
    expect((await peersOf(window)).filter(({ everConnected }) => everConnected)).toEqual([]);
  }
});

test('a server that is in between two has both see another code than the other', async ({
  launchApp,
  servers,
}) => {
  test.setTimeout(120_000);
  const certificate = await servers.certificate();
  // Two rooms that look like one from outside, and in each an accomplice who goes by the name of whoever is missing.
  const room = 'tea-room-of-mina';
  const enter = async (person: typeof ara, invite: string): Promise<Page> => {
    const { window } = await launchApp({ args: ['--name', person.name, '--join', invite] });
    await expectInRoom(window);
    return window;
  };
  const between = async (honest: typeof ara, missing: typeof ara): Promise<Page> => {
    const server = await servers.signaling({ certificate });
    server.createRoom({ id: room, name: 'Tea', owner: 'Mina' });
    const window = await enter(honest, inviteTo(server, room));
    await enter(missing, inviteTo(server, room));
    await expectTrust(window, missing.name, 'Not verified');
    return window;
  };
  const one = await between(ara, bora);
  const two = await between(bora, ara);
  const here = await openTrust(one, bora.name);
  const there = await openTrust(two, ara.name);
  const codes = [await codeIn(here), await codeIn(there)] as const;
  for (const code of codes) expect(code).toHaveLength(7);
  expect(codes[0]).not.toEqual(codes[1]);
  await here.getByRole('button', { name: 'They differ' }).click();
  await expect(tile(one, bora.name)).toContainText(
    'The codes differ, so someone may be listening in. The connection to Bora was closed.',
  );
});

// One key for one installation, one seat for one key, and what a person sees when a server lies.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { askToJoin } from '../support/home.ts';
import { freshProfile } from '../support/process.ts';
import {
  enterFromGreenRoom,
  expectInRoom,
  expectSeenAndHeard,
  hostRoom,
  people,
  tile,
} from '../support/room.ts';
import { peersOf, watchPeers } from '../support/peers.ts';
import { inviteTo, test } from '../support/servers.ts';
import { openSettings } from '../support/settings.ts';

const { ara, bora } = people;

test('an installation stays the same participant, by a key that no script can read', async ({
  launchApp,
}) => {
  const args = ['--host', '--name', ara.name];
  const first = await launchApp({ args });
  await expectInRoom(first.window);
  const id = await ownId(first.window, ara.name);
  expect(id).toMatch(/^[\w-]{43}$/);
  expect(await readOwnKey(first.window)).toEqual({ extractable: false, read: 'InvalidAccessError' });
  await first.close();

  const again = await launchApp({ args, profile: first.profile });
  await expectInRoom(again.window);
  expect(await ownId(again.window, ara.name)).toBe(id);
});

test('a room entered with the same key elsewhere goes on there, and says so here', async ({ launchApp }) => {
  test.setTimeout(90_000);
  const { host, join: joining } = await hostRoom(launchApp, ara);
  // In a room once, it has its key.
  const first = await launchApp({ args: ['--host'] });
  await expectInRoom(first.window);
  await first.close();
  const copy = freshProfile();
  cpSync(first.profile, copy.folder, { recursive: true });

  const args = [...joining, '--name', bora.name];
  const here = await launchApp({ profile: first.profile, args });
  await expectInRoom(here.window);
  await expect(tile(host.window, bora.name)).toBeVisible();
  const there = await launchApp({ profile: copy.folder, args, camera: bora, microphone: bora });
  await expectInRoom(there.window);
  await expect(here.window.getByRole('heading', { name: 'This room was opened elsewhere' })).toBeVisible();
  await expectSeenAndHeard(host.window, bora);
  await expect(tile(host.window, bora.name)).toHaveCount(1);
  await there.close();
  copy.remove();
});

test('a description that was tampered with: the peer is closed, nothing of it is shown, and the tile says why', async ({
  launchApp,
  servers,
}) => {
  test.setTimeout(90_000);
  const { relay, room } = await servers.lying();
  const invite = inviteTo(relay, room);
  const enter = async (person: typeof ara) => {
    const { window } = await launchApp({ camera: person, microphone: person, args: ['--name', person.name] });
    await watchPeers(window);
    await askToJoin(window, invite);
    await enterFromGreenRoom(window, 'Join');
    return window;
  };
  // The host puts another DTLS fingerprint in, as it would to listen to what is said.
  relay.lies = {
    signal: ({ payload, ...rest }) => [
      { ...rest, payload: payload.replace(/(?<="answer".*sha-256 )../, other) },
    ],
  };
  const one = await enter(ara);
  const two = await enter(bora);
  const words = 'Messages from Ara cannot be verified. The connection was closed.';
  await expect(tile(two, ara.name)).toContainText(words);
  await expect(two.getByRole('status').filter({ hasText: words })).toHaveCount(1);
  await expect(tile(two, ara.name).locator('video')).toHaveCount(0);
  await expect(tile(one, bora.name)).toContainText(
    "Bora's app closed the connection: to it, messages from you cannot be verified.",
  );
  expect(await peersOf(two)).toMatchObject([{ everConnected: false, now: 'closed' }]);
  expect(await peersOf(one)).toMatchObject([{ everConnected: false }]);

  // Whoever comes back while the host is honest is seen again.
  relay.lies = {};
  await two.getByRole('button', { name: 'Leave', exact: true }).click();
  await askToJoin(two, invite);
  await enterFromGreenRoom(two, 'Join');
  await expectSeenAndHeard(two, ara);
  await expectSeenAndHeard(one, bora);
});

const other = (digits: string) => (digits === '00' ? '01' : '00');

async function ownId(window: Page, name: string): Promise<string | null> {
  return tile(window, `${name} (you)`).getAttribute('data-participant');
}

/** Tries to get at the private key as a script in the page could. */
function readOwnKey(window: Page): Promise<{ extractable: boolean; read: string }> {
  return window.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('refused'));
      });
    const database = await settled(indexedDB.open('madang-identity', 1));
    const own: unknown = await settled(database.transaction('pairs').objectStore('pairs').get('own'));
    database.close();
    const key: unknown = Reflect.get(Object(own), 'privateKey');
    if (!(key instanceof CryptoKey)) throw new Error('no key');
    const read = await crypto.subtle.exportKey('pkcs8', key).then(
      () => 'read',
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    );
    return { extractable: key.extractable, read };
  });
}

test('a key that cannot be kept is said to be so, and a room can be entered all the same', async ({
  launchApp,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'madang-no-keys-'));
  // In the way of the engine's database.
  writeFileSync(join(profile, 'IndexedDB'), '');
  const app = await launchApp({ profile, args: ['--host', '--name', people.ara.name] });
  await expectInRoom(app.window);
  const dialog = await openSettings(app.window, 'About');
  await expect(
    dialog.getByRole('status').filter({ hasText: "This device's key could not be stored." }),
  ).toBeVisible();
  await app.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

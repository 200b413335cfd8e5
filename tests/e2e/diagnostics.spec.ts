// What is written down for whoever helps: enough to find a fault, and nothing of who was there or what was said.
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import * as v from 'valibot';
import { test, type App } from '../support/app.ts';
import { askToJoin } from '../support/home.ts';
import { enterFromGreenRoom, expectSaid, inviteLink, say } from '../support/room.ts';
import { openSettings } from '../support/settings.ts';

const names = { host: 'Haneulbit', guest: 'Byeolnarae', room: 'Geumyoil Dahwa' };
const said = 'the-parcel-is-under-the-bench';
const passphrase = 'jeonyeok baram three lanterns';

const report = v.object({
  madang: v.literal('diagnostics'),
  system: v.object({
    version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+/)),
    engine: v.pipe(v.string(), v.startsWith('Electron ')),
    system: v.pipe(v.string(), v.startsWith(process.platform)),
    memory: v.number(),
    log: v.pipe(v.array(v.string()), v.minLength(3)),
  }),
  people: v.pipe(v.array(v.object({ connection: v.string() })), v.length(1)),
});

test('logs and diagnostics have no name, no message, no link, no secret and no description in them', async ({
  launchApp,
}) => {
  const host = await launchApp({ args: ['--name', names.host] });
  const guest = await launchApp({ args: ['--name', names.guest] });
  await host.window.getByRole('button', { name: 'Host a room' }).click();
  await host.window.getByLabel('Room name').fill(names.room);
  await host.window.getByRole('radio', { name: 'Passphrase' }).check();
  await host.window.getByLabel('Passphrase', { exact: true }).last().fill(passphrase);
  await enterFromGreenRoom(host.window, 'Start the room');
  const link = await inviteLink(host.window);
  await askToJoin(guest.window, link);
  await guest.window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await enterFromGreenRoom(guest.window, 'Join');
  await say(guest.window, said);
  await expectSaid(host.window, names.guest, said);
  // What goes wrong inside, with all of it at hand.
  await host.electron.evaluate((_electron, text) => {
    setTimeout(() => void Promise.reject(new Error(`while opening ${text}`)));
  }, link);
  await expect.poll(() => host.output()).toContain('unhandled rejection Error: while opening madang:…');

  const dialog = await openSettings(guest.window, 'About');
  await dialog.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await guest.electron.evaluate(({ clipboard }) => clipboard.readText());
  const parsed = v.parse(report, JSON.parse(copied));
  expect(parsed.system.log.join('\n')).toMatch(/started \d+\.\d+\.\d+ on electron/);

  const written = [copied, logOf(host), logOf(guest), host.output(), guest.output()];
  const key = /fp=([\w-]+)/.exec(link)?.[1] ?? '';
  expect(key).toHaveLength(43);
  const secrets = [...Object.values(names), said, passphrase, link, key, 'a=ice-', 'candidate:'];
  for (const text of written) {
    for (const secret of secrets) expect(text).not.toContain(secret);
  }
  // Chromium's own words on stderr name its files; the log and what is copied do not.
  for (const text of written.slice(0, 3)) expect(text).not.toContain(`${homedir()}/`);
});

function logOf({ profile }: App): string {
  const folder = join(profile, 'logs');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

// The Debian package, installed by apt as a person does it, with its maintainers' scripts and all that it depends on, in
// a copy of this machine's system; and the app in it, started by somebody without rights. This one runs in its sandbox.
import { mkdtempSync, readFileSync, readlinkSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { debianPackage, isProfileNeeded, newerPackage } from '../support/debian-package.ts';
import { startPackaged, type PackagedApp } from '../support/packaged.ts';
import { openSettings } from '../support/settings.ts';
import { makeThrowaway, whyNoThrowaway, type ThrowawaySystem } from '../support/throwaway-system.ts';
import { serveUpdates } from '../support/update-server.ts';

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

let system: ThrowawaySystem | undefined;
let lacks: string | null = null;
let app: PackagedApp | undefined;
let folder = '';

function here(): ThrowawaySystem {
  if (system === undefined) throw new Error('there is no system');
  return system;
}

/** What a command says in there, which has to go well. */
async function output(...command: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await here().run(...command);
  expect(code, `${command.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
  return stdout.trim();
}

const profileNeeded = 'its AppArmor profile would be loaded for this whole machine';

test.beforeAll(async () => {
  const file = debianPackage();
  lacks = file === undefined ? 'no Debian package can be made here' : await whyNoThrowaway();
  if (lacks !== null || file === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'madang-system-'));
  try {
    system = await makeThrowaway(folder, file);
  } catch (error) {
    lacks = String(error);
    return;
  }
  const { code, stderr } = await system.run('apt-get', 'update', '-q', '-o', 'APT::Update::Error-Mode=any');
  if (code !== 0) lacks = `apt has no packages: ${stderr.trim().split('\n').at(-1) ?? ''}`;
});
test.beforeEach(() => {
  test.skip(lacks !== null, lacks ?? '');
});
test.afterEach(async () => {
  await app?.close();
  app = undefined;
});
test.afterAll(async () => {
  await system?.end();
  if (folder !== '') rmdirSync(folder);
});

test('apt installs it with what it needs, and the desktop knows it', async () => {
  const { file, asPerson } = here();
  // The last one is what desktops have, and what the list of link handlers is made by.
  await output('apt-get', 'install', '-y', '-q', '--no-install-recommends', file, 'desktop-file-utils');
  expect(await output('dpkg-query', '-W', '-f', '${Status}', 'madang')).toBe('install ok installed');
  // Every file is there, as it was packed.
  expect(await output('dpkg', '--verify', 'madang')).toBe('');
  expect(await output('readlink', '-f', '/usr/bin/madang')).toBe('/opt/Madang/madang');

  const files = (await output('dpkg', '-L', 'madang')).split('\n');
  for (const size of [16, 24, 32, 48, 64, 96, 128, 256, 512]) {
    expect(files).toContain(`/usr/share/icons/hicolor/${String(size)}x${String(size)}/apps/madang.png`);
  }
  const entry = '/usr/share/applications/madang.desktop';
  expect(await output('desktop-file-validate', entry)).toBe('');
  expect(await output('cat', entry)).toContain('Name[ko]=마당');
  const handler = await output(...asPerson, 'xdg-mime', 'query', 'default', 'x-scheme-handler/madang');
  expect(handler).toBe('madang.desktop');
});

test('it starts for somebody without rights, in its sandbox, and opens links', async () => {
  test.skip(isProfileNeeded(), profileNeeded);
  const { account, asPerson, inside } = here();
  app = await startPackaged({ installed: [...inside, ...asPerson, 'madang'] });
  await expect(app.window.getByRole('button', { name: 'Host a room' })).toBeVisible();

  const [page = ''] = (await output('pgrep', '-u', account, '-f', 'type=renderer')).split('\n');
  expect(readFileSync(`/proc/${page}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
  expect(readlinkSync(`/proc/${page}/ns/user`)).not.toBe(readlinkSync('/proc/self/ns/user'));

  // As a browser or a mail program does with a link that was clicked.
  await output(...asPerson, 'xdg-open', 'madang://join/qUmKXHTpIV7r?at=127.0.0.1&port=7420&fp=short');
  await expect(app.window.getByText('This invite link is damaged.')).toBeVisible();
});

test('it updates itself when asked, by the password of an administrator', async () => {
  test.skip(isProfileNeeded(), profileNeeded);
  const system = here();
  const { account, asPerson, inside } = system;
  // Nobody is there to type one.
  await system.run('rm', '-f', '/usr/bin/pkexec');
  await output('apt-get', 'install', '-y', '-q', '--no-install-recommends', 'sudo');
  await output('sh', '-c', `echo '${account} ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/tester`);

  const file = newerPackage(debianPackage() ?? '');
  const server = await serveUpdates({ version: '9.9.9', notes: '', name: 'Madang.deb', file });
  try {
    app = await startPackaged({ installed: [...inside, ...asPerson, 'madang'] });
    const dialog = await openSettings(app.window, 'Updates');
    await dialog.getByLabel('Update address').fill(server.address);
    await dialog.getByLabel('Update address').press('Tab');
    await dialog.getByRole('button', { name: 'Check now' }).click();
    await dialog.getByRole('button', { name: /^Download/ }).click();
    await expect(dialog.getByText('Version 9.9.9 is downloaded and checked.')).toBeVisible();
    expect(await output('dpkg-query', '-W', '-f', '${Version}', 'madang')).not.toBe('9.9.9');
    await dialog.getByRole('button', { name: 'Restart and update' }).click();
    const started = async () => (await system.run('cat', `/home/${account}/started`)).stdout;
    // An installation is in between.
    await expect.poll(started, { timeout: 100_000 }).toBe('9.9.9');
    expect(await output('dpkg-query', '-W', '-f', '${Version}', 'madang')).toBe('9.9.9');
  } finally {
    await server.close();
  }
});

test('removing it leaves nothing but what the person has set up', async () => {
  const { account } = here();
  const settings = `/home/${account}/.config/Madang`;
  expect(await output('ls', settings)).toContain('logs');
  await output('apt-get', 'remove', '-y', '-q', 'madang');
  const gone = ['/opt/Madang', '/usr/bin/madang', '/etc/alternatives/madang', '/etc/apparmor.d/madang'];
  for (const path of [...gone, '/usr/share/applications/madang.desktop']) {
    expect((await here().run('test', '-e', path)).code, path).not.toBe(0);
  }
  expect(await output('ls', settings)).toContain('logs');
});

import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseJoinTarget } from '#protocol';
import { runIn, useCommandFolder, type Running } from '../testing/command.ts';
import { Participant } from '../testing/participant.ts';
import { languageOf, parseCommand } from './options.ts';
import { defaultProfileFolder } from './profile-folder.ts';

const folder = useCommandFolder();
const run = (...args: string[]): Running => runIn(folder(), args);

describe('the command line', () => {
  test('hosts a room that can be joined, and tells people when it ends', async () => {
    const { said, stop, code } = run('--host', 'Tea', '--headless');
    const target = parseJoinTarget((await said(/madang:\S+/))[0]);
    if (!target.ok || target.target.kind !== 'invite') throw new Error('no invite');
    const { port, room } = target.target.invite;
    await said(new RegExp(`https://\\S+/#join/${room}`));
    await said(/[▀▄█]{10}/);
    const jun = await Participant.greet(port, 'Jun');
    expect(await jun.join(room)).toMatchObject({
      ok: true,
      room: { name: 'Tea', owner: 'mina' },
    });
    await said(/1 person in the room/);
    const gone = jun.disconnected();
    stop();
    expect(await jun.next('room-closed')).toEqual({ reason: 'host-left' });
    await gone;
    expect(await code).toBe(0);
  });

  test('takes the next port and says so', async () => {
    const holder = createServer().listen(0);
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { said, stop, code } = run('--port', port, '--lang=ko');
    await said(new RegExp(`포트 ${port}번이 쓰이고 있어 \\d+번을 씁니다`));
    await said(/mina님의 방/);
    stop();
    expect(await code).toBe(0);
    holder.close();
  });

  test('says when the profile cannot be kept', async () => {
    await writeFile(join(folder(), 'file'), '');
    const { printed, code } = run('--profile', join(folder(), 'file'));
    expect(await code).toBe(1);
    expect(printed).toEqual([
      `The certificate and the rooms cannot be kept in ${join(folder(), 'file')} (EEXIST).`,
    ]);
  });

  test.each([
    [['--help'], 0, /--profile DIR/],
    [['--help', '--lang', 'ko'], 0, /마당/],
    [['--join', 'madang:x'], 2, /needs a display/],
    [['--frob'], 2, /Unknown option: frob/],
    [['stray'], 2, /Unknown option: stray/],
    [['--port', '0'], 2, /--port needs a value: 1-65535/],
    [['--port', '99999'], 2, /--port/],
    [['--name', '\u202e'], 2, /--name/],
    [['--name'], 2, /--name/],
    [['--lang', 'fr'], 2, /--lang needs a value: ko\|en/],
    [['--host', 'x'.repeat(65)], 2, /--host/],
    [['--host', 'Tea', '--host', '\u202e'], 2, /--host/],
    [['--access', 'secret'], 2, /--access needs a value: open\|knock\|passphrase\|invite/],
    [['--access', 'passphrase'], 2, /--access passphrase needs --passphrase-file/],
    [['--access', 'knock'], 2, /--access knock needs --owner/],
    [['--access', 'passphrase', '--passphrase-file', '/nowhere/at/all'], 2, /\/nowhere\/at\/all .*ENOENT/],
    [['--capacity', '51'], 2, /--capacity needs a value: 1-50/],
    [['--owner', 'mina'], 2, /--owner/],
    [['--config', '/nowhere/at/all'], 2, /cannot be read \(ENOENT\)/],
    [['--config', ''], 2, /--config/],
    [['--links'], 1, /No room has been hosted/],
  ])('%j ends with %i', async (args, expected, words) => {
    const { printed, code } = run(...args);
    expect(await code).toBe(expected);
    expect(printed.join('\n')).toMatch(words);
  });
});

test('--host may stand without a name, and more than once', () => {
  const nothing = {
    ...{ rooms: null, access: null, passphraseFile: null, owner: null, capacity: null, config: null },
    ...{ name: null, port: null, profile: null, quiet: false },
  };
  expect(parseCommand(['--host'])).toEqual({ kind: 'host', options: { ...nothing, rooms: [null] } });
  expect(parseCommand(['--host', '--name=Mina'])).toEqual({
    kind: 'host',
    options: { ...nothing, rooms: [null], name: 'Mina' },
  });
  expect(parseCommand(['--host', 'Tea', '--host=Board', '--quiet'])).toEqual({
    kind: 'host',
    options: { ...nothing, rooms: ['Tea', 'Board'], quiet: true },
  });
  expect(parseCommand([])).toEqual({ kind: 'host', options: nothing });
});

test('the language is what is asked for, then what the system speaks', () => {
  expect(languageOf(['--lang', 'ko'], { LANG: 'en_US.UTF-8' })).toBe('ko');
  expect(languageOf(['--lang=en'], { LANG: 'ko_KR.UTF-8' })).toBe('en');
  expect(languageOf([], { LANG: 'ko_KR.UTF-8' })).toBe('ko');
  expect(languageOf([], { LC_ALL: 'C', LANG: 'ko_KR.UTF-8' })).toBe('en');
  expect(languageOf([], { LC_ALL: '', LANG: 'kok_IN' })).toBe('en');
});

test("the profile is in each system's own place", () => {
  const at = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string =>
    defaultProfileFolder({ platform, env, home: '/home/mina' });
  expect(at('linux', {})).toBe('/home/mina/.local/share/madang');
  expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/madang');
  expect(at('linux', { XDG_DATA_HOME: 'data' })).toBe('/home/mina/.local/share/madang');
  expect(at('darwin', {})).toBe('/home/mina/Library/Application Support/Madang');
  expect(at('win32', { LOCALAPPDATA: '/local' })).toBe('/local/Madang');
});

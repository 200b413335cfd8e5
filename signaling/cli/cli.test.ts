import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseJoinTarget } from '#protocol';
import { Participant } from '../testing/participant.ts';
import { languageOf, parseCommand } from './options.ts';
import { defaultProfileFolder } from './profile-folder.ts';
import { runCommand } from './run.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'madang-cli-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>');
});
afterEach(() => rm(folder, { recursive: true }));

interface Running {
  /** Everything printed. */
  printed: string[];
  /** Waits until a line that matches has been printed. */
  said: (pattern: RegExp) => Promise<RegExpExecArray>;
  stop: () => void;
  code: Promise<number>;
}

function run(...args: string[]): Running {
  const printed: string[] = [];
  const terminal = new EventEmitter();
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const code = runCommand({
    args,
    env: {},
    accountName: 'mina',
    profile: join(folder, 'profile'),
    guestApp: join(folder, 'renderer'),
    print: (line) => {
      printed.push(line);
      terminal.emit('printed');
    },
    log: () => undefined,
    stopped,
  });
  const said = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(printed.join('\n'));
      if (found) return found;
      await once(terminal, 'printed');
    }
  };
  return { printed, said, stop, code };
}

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
    await writeFile(join(folder, 'file'), '');
    const { printed, code } = run('--profile', join(folder, 'file'));
    expect(await code).toBe(1);
    expect(printed).toEqual([`The certificate cannot be kept in ${join(folder, 'file')} (EEXIST).`]);
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
  ])('%j ends with %i', async (args, expected, words) => {
    const { printed, code } = run(...args);
    expect(await code).toBe(expected);
    expect(printed.join('\n')).toMatch(words);
  });
});

test('--host may stand without a name', () => {
  const nothing = { room: null, name: null, port: null, profile: null };
  expect(parseCommand(['--host'])).toEqual({ kind: 'host', options: nothing });
  expect(parseCommand(['--host', '--name=Mina'])).toEqual({
    kind: 'host',
    options: { ...nothing, name: 'Mina' },
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

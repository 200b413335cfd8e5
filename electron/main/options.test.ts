import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';

const link = 'madang://join/abcdefgh?at=10.0.0.2&port=7420&fp=' + 'a'.repeat(43);

function read(...args: string[]) {
  const parsed = parseOptions(args);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.options;
}

describe('options', () => {
  it('reads every option, with a space or an equals sign', () => {
    const args = ['--host', 'Studio', '--name=Ada', '--port', '8000', '--profile', '/tmp/p', '--lang=ko'];
    expect(read(...args, '--print-invite')).toEqual({
      host: 'Studio',
      join: null,
      name: 'Ada',
      port: 8000,
      profile: '/tmp/p',
      language: 'ko',
      printInvite: true,
    });
  });

  it('names the room when --host has no value', () => {
    expect(read('.', '--host').host).toBe('Madang');
    expect(read('.', '--host', '--name', 'Ada')).toMatchObject({ host: 'Madang', name: 'Ada' });
  });

  it('takes a bare link as --join', () => {
    expect(read(link).join).toBe(link);
    expect(read('--join', link).join).toBe(link);
    expect(read('--join', '10.0.0.2').join).toBe('10.0.0.2');
  });

  it("passes over Chromium's switches and the app path", () => {
    const args = ['--no-sandbox', '--inspect=0', '/work/app', '--use-fake-ui-for-media-stream'];
    expect(read(...args)).toEqual(read());
  });

  it.each([
    [['--port', 'x'], '--port needs a port from 1 to 65535'],
    [['--port', '0'], '--port needs a port from 1 to 65535'],
    [['--port'], '--port needs a port from 1 to 65535'],
    [['--lang', 'fr'], '--lang needs ko or en'],
    [['--name', 'x'.repeat(65)], '--name needs a name of at most 64 characters'],
    [['--name', '\u202e'], '--name needs a name of at most 64 characters'],
    [['--join'], '--join needs an invite link or an address'],
    [['--host', 'A', link], '--host and --join exclude each other'],
  ])('says what is wrong with %j', (args, message) => {
    expect(parseOptions(args)).toEqual({ ok: false, message });
  });
});

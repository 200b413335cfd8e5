import { parseArgs } from 'node:util';
import { limits, parseAs, participantName, port, roomName } from '#protocol';

/** What to host. Null where nothing was said. */
interface HostOptions {
  room: string | null;
  name: string | null;
  port: number | null;
  /** The folder that keeps the certificate. */
  profile: string | null;
}

/** The languages that the command line speaks. */
export type Language = 'en' | 'ko';

/** What the command line asks for, or what is wrong with it. */
export type Command =
  | { kind: 'host'; options: HostOptions }
  | { kind: 'help' }
  | { kind: 'misuse'; reason: 'unknown-option' | 'bad-value' | 'join-needs-display'; option: string };

const known = {
  host: { type: 'string' },
  name: { type: 'string' },
  port: { type: 'string' },
  profile: { type: 'string' },
  lang: { type: 'string' },
  join: { type: 'string' },
  // Given by whoever starts either the app or this, and true of this already.
  headless: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line. @param args without the executable and the script */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: args.map((arg, at) => (arg === '--host' && isBare(args[at + 1]) ? '--host=' : arg)),
    options: known,
    strict: false,
    allowPositionals: true,
  });
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(known, name)) ?? positionals[0];
  if (unknown !== undefined) return { kind: 'misuse', reason: 'unknown-option', option: unknown };
  if (values.help === true) return { kind: 'help' };
  if (values.join !== undefined) return { kind: 'misuse', reason: 'join-needs-display', option: 'join' };
  return readValues(new Map(Object.entries(values)));
}

/**
 * The language to speak: what `--lang` says, else what the environment says (POSIX, 8.2: LC_ALL, LC_MESSAGES,
 * LANG), else English.
 */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.indexOf('--lang');
  const inline = args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  const system = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  const wanted = inline ?? (at === -1 ? undefined : args[at + 1]) ?? system ?? '';
  return /^ko(?:$|[-_.@])/i.test(wanted) ? 'ko' : 'en';
}

function readValues(values: ReadonlyMap<string, unknown>): Command {
  const bad: string[] = [];
  const read = <T>(name: string, parse: (text: string) => T | null): T | null => {
    const value = values.get(name);
    if (value === undefined) return null;
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null) bad.push(name);
    return parsed;
  };
  const options: HostOptions = {
    room: values.get('host') === '' ? null : read('host', (text) => parseAs(roomName, text)),
    name: read('name', (text) => parseAs(participantName, text)),
    port: read('port', (text) => (/^\d{1,5}$/.test(text) ? parseAs(port, Number(text)) : null)),
    profile: read('profile', (text) => (text === '' ? null : text)),
  };
  read('lang', (text) => (text === 'en' || text === 'ko' ? text : null));
  const [option] = bad;
  return option === undefined ? { kind: 'host', options } : { kind: 'misuse', reason: 'bad-value', option };
}

/** What a value may be, for the help and for whoever got it wrong. */
export const valueHints: Readonly<Record<string, string>> = {
  host: `ROOM (1-${String(limits.roomName)})`,
  name: `NAME (1-${String(limits.name)})`,
  port: '1-65535',
  profile: 'DIR',
  lang: 'ko|en',
};

// `--host` may stand without a name.
function isBare(next: string | undefined): boolean {
  return next === undefined || next.startsWith('--');
}

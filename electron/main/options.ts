import * as v from 'valibot';
import { limits, participantName, port, roomName } from '#protocol';

/** What the command line asks for. */
export interface Options {
  /** Name of the room to host at once. */
  host: string | null;
  /** Invite link or address to join at once, still to be parsed. */
  join: string | null;
  name: string | null;
  port: number | null;
  /** Folder that takes the place of the usual one for everything remembered. */
  profile: string | null;
  language: 'ko' | 'en' | null;
  /** Whether to print the invite, one line on stdout, when hosting has started. */
  printInvite: boolean;
}

export type ParsedOptions = { ok: true; options: Options } | { ok: false; message: string };

/** The name of a room that `--host` was given none for. */
const unnamedRoom = 'Madang';

const schemas = {
  host: roomName,
  join: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.inviteLink)),
  name: participantName,
  port: v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), port),
  profile: v.pipe(v.string(), v.minLength(1)),
  lang: v.picklist(['ko', 'en']),
} as const;
type ValueOption = keyof typeof schemas;

const expected: Record<ValueOption, string> = {
  host: `a room name of at most ${String(limits.roomName)} characters`,
  join: 'an invite link or an address',
  name: `a name of at most ${String(limits.name)} characters`,
  port: 'a port from 1 to 65535',
  profile: 'a folder',
  lang: 'ko or en',
};

const isValueOption = (name: string): name is ValueOption => Object.hasOwn(schemas, name);
const isLink = (text: string) => /^madang:/i.test(text);

/**
 * Reads the app's own options. Chromium's switches and the app path that Electron is given stand among them
 * and are passed over.
 * @param args the command line without the executable
 */
export function parseOptions(args: readonly string[]): ParsedOptions {
  const raw = collect(args);
  const options: Options = {
    host: null,
    join: null,
    name: null,
    port: null,
    profile: null,
    language: null,
    printInvite: raw.printInvite,
  };
  for (const [name, text] of raw.values) {
    const parsed = v.safeParse(schemas[name], text);
    if (!parsed.success) return { ok: false, message: `--${name} needs ${expected[name]}` };
    Object.assign(options, { [name === 'lang' ? 'language' : name]: parsed.output });
  }
  if (options.host !== null && options.join !== null) {
    return { ok: false, message: '--host and --join exclude each other' };
  }
  return { ok: true, options };
}

/** Sorts the arguments without judging them; a value that is missing stays undefined. */
function collect(args: readonly string[]) {
  const values = new Map<ValueOption, string | undefined>();
  let printInvite = false;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    const [, name = '', inline] = /^--([a-z-]+)(?:=(.*))?$/su.exec(argument) ?? [];
    if (isLink(argument)) values.set('join', argument);
    else if (name === 'print-invite') printInvite = true;
    else if (isValueOption(name)) {
      const next = args[at + 1];
      const free = inline === undefined && next !== undefined && !next.startsWith('--');
      const takesNext = free && !(name === 'host' && isLink(next));
      if (takesNext) at += 1;
      values.set(name, inline ?? (takesNext ? next : name === 'host' ? unnamedRoom : undefined));
    }
  }
  return { values, printInvite };
}

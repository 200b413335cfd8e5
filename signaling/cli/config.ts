import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { accessRule, ipAddress, limits, participantId, participantName, port, roomName } from '#protocol';
import { trustedAddresses } from '../server/proxy/trusted.ts';
import { iceConfig } from './ice-config.ts';
import { MisuseError } from './misuse.ts';
import { must, readMust } from './must.ts';

const named = (schema: typeof roomName, longest: number) =>
  v.pipe(
    v.string(must('a text')),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const parsed = v.safeParse(schema, dataset.value);
      if (parsed.success) return parsed.output;
      addIssue({ message: must(`a name of 1 to ${String(longest)} characters`) });
      return NEVER;
    }),
  );

const capacity = v.pipe(
  v.number(must('a number')),
  v.check(
    (most) => Number.isInteger(most) && most >= 1 && most <= limits.participantsPerRoom,
    must(`a whole number from 1 to ${String(limits.participantsPerRoom)}`),
  ),
);

const room = v.pipe(
  v.strictObject({
    /** Also what the room's id and secret are kept under. */
    name: named(roomName, limits.roomName),
    access: v.optional(accessRule, 'open'),
    passphrase: v.optional(
      v.pipe(
        v.string(must('a text')),
        v.check(
          (text) => text !== '' && text.length <= limits.passphrase,
          must(`1 to ${String(limits.passphrase)} characters`),
        ),
      ),
    ),
    owner: v.optional(v.config(participantId, { message: must('a participant id of 43 characters') })),
    capacity: v.optional(capacity),
  }),
  v.forward(
    v.check(
      ({ access, passphrase }) => (access === 'passphrase') === (passphrase !== undefined),
      must('there when "access" is "passphrase", and only then'),
    ),
    ['passphrase'],
  ),
  v.forward(
    v.check(({ access, owner }) => access !== 'knock' || owner !== undefined, must('there for "knock"')),
    ['owner'],
  ),
);

function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);
}

/** What a configuration file may say. Nothing else is taken, so that a slip of the pen is found. */
const config = v.strictObject({
  name: v.optional(named(participantName, limits.name)),
  port: v.optional(v.config(port, { message: must('a port from 1 to 65535') })),
  profile: v.optional(v.pipe(v.string(must('a folder')), v.minLength(1, must('a folder')))),
  /** Lets other machines read `/metrics`. */
  openMetrics: v.optional(v.boolean(must('true or false'))),
  /** Lists the rooms on the network by itself. */
  announce: v.optional(v.boolean(must('true or false'))),
  /** Shared by several nodes that are one server. */
  redis: v.optional(
    v.pipe(
      v.string(must('a text')),
      v.check(isRedisUrl, must('an address such as "redis://127.0.0.1:6379"')),
    ),
  ),
  /** Balancers in front, whose word on where a connection comes from is taken. */
  trustedProxies: v.optional(
    v.pipe(
      v.array(v.string(must('a text')), must('a list')),
      v.checkItems(
        (one) => trustedAddresses([one]) !== null,
        must('an IP address or a network such as "10.0.0.0/24"'),
      ),
    ),
  ),
  /** Where the links lead, when that is not this machine. */
  links: v.optional(
    v.strictObject({
      addresses: v.pipe(
        v.array(v.config(ipAddress, { message: must('an IP address') }), must('a list')),
        v.minLength(1, must('a list of 1 to 16')),
        v.maxLength(limits.inviteAddresses, must('a list of 1 to 16')),
      ),
      port: v.config(port, { message: must('a port from 1 to 65535') }),
    }),
  ),
  /** Given to everyone in a room; none without it. */
  iceServers: v.optional(iceConfig),
  rooms: v.optional(
    v.pipe(
      v.array(room, must('a list')),
      v.maxLength(limits.rooms, must(`a list of at most ${String(limits.rooms)}`)),
      v.checkItems(
        ({ name }, at, all) => all.findIndex((other) => other.name === name) === at,
        must('a room with a name of its own'),
      ),
    ),
  ),
});
export type Config = v.InferOutput<typeof config>;

/** One room of the file. */
export type ConfiguredRoom = v.InferOutput<typeof room>;

/**
 * Reads a configuration file.
 * @throws MisuseError that names the file and the field. What is written in it is never repeated: it holds secrets
 */
export async function readConfig(file: string): Promise<Config> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new MisuseError((say, detail) => say.cannotRead(file, detail), cause);
  }
  const parsed = v.safeParse(config, parseJson(text, file));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? '(all)';
  throw new MisuseError((say) => say.badField(file, field, expectation(issue)), issue);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's error quotes the file.
    throw new MisuseError((say) => say.notJson(file));
  }
}

function expectation({ message, expected }: v.BaseIssue<unknown>): string {
  const told = readMust(message);
  if (told !== null) return told;
  return expected === 'never' ? 'left out: there is no such setting' : (expected ?? 'something else');
}

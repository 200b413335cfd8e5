import { SignalingServerError } from '#signaling';
import { describeHosted, describeKept } from './describe.ts';
import { hostRooms, type Hosted } from './host-rooms.ts';
import { linksOfKept } from './links.ts';
import { detailOf, MisuseError } from './misuse.ts';
import { languageOf, parseCommand, valueHints, type Command, type HostOptions } from './options.ts';
import { ProfileError } from './profile.ts';
import { planHosting, type Plan } from './plan.ts';
import { words, type Words } from './words.ts';

/** What the command needs of the process it runs in. */
export interface Terminal {
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  accountName: string;
  /** Keeps the certificate and the rooms when `--profile` does not say where. */
  profile: string;
  /** The built renderer's folder. */
  guestApp: string;
  /** For people. */
  print: (line: string) => void;
  /** For whoever looks into what happened. */
  log: (line: string) => void;
  /** Settles when the process is asked to end. */
  stopped: Promise<void>;
}

/**
 * Runs the command line: hosts rooms until the process is asked to end.
 * @returns the exit code: 0 when all went well, 1 when nothing could be hosted, 2 for a misused option or file
 */
export async function runCommand(terminal: Terminal): Promise<number> {
  const say = words[languageOf(terminal.args, terminal.env)];
  const command = parseCommand(terminal.args);
  if (command.kind === 'help') {
    terminal.print(say.help);
    return 0;
  }
  if (command.kind === 'misuse') {
    terminal.print(misuse(command, say));
    return 2;
  }
  try {
    const plan = await planHosting(command.options, terminal, say);
    return await (command.kind === 'links'
      ? printLinks(terminal, plan.profile, say)
      : host(terminal, command.options, plan, say));
  } catch (error) {
    terminal.print(error instanceof MisuseError ? error.describe(say) : failure(error, say));
    return error instanceof MisuseError ? 2 : 1;
  }
}

async function host(terminal: Terminal, { quiet }: HostOptions, plan: Plan, say: Words): Promise<number> {
  const print = quiet ? () => undefined : terminal.print;
  const hosted = await open(terminal, plan, print, say);
  print(describeHosted(hosted, plan.port, say));
  await terminal.stopped;
  const { length } = hosted.rooms;
  print(say.closing(length));
  await hosted.close();
  print(say.closed(length));
  return 0;
}

function open(terminal: Terminal, plan: Plan, print: Terminal['print'], say: Words): Promise<Hosted> {
  const isOnly = plan.rooms.length === 1;
  return hostRooms(plan, {
    guestApp: terminal.guestApp,
    log: terminal.log,
    onPeopleChanged: ({ participants, name }) => {
      print(say.inside(participants, isOnly ? null : name));
    },
    onMulticastRefused: (error) => {
      print(say.noMulticast(detailOf(error)));
    },
  });
}

async function printLinks(terminal: Terminal, profile: string, say: Words): Promise<number> {
  const links = await linksOfKept(profile);
  terminal.print(links === null ? say.noKeptRooms(profile) : describeKept(links));
  return links === null ? 1 : 0;
}

function misuse({ reason, option }: Extract<Command, { kind: 'misuse' }>, say: Words): string {
  if (reason === 'join-needs-display') return say.joinNeedsDisplay;
  return reason === 'unknown-option'
    ? say.unknownOption(option)
    : say.badValue(option, valueHints[option] ?? '');
}

function failure(error: unknown, say: Words): string {
  if (error instanceof ProfileError) return say.cannotKeep(error.message, detailOf(error.cause));
  if (!(error instanceof SignalingServerError)) return say.failed(detailOf(error));
  if (error.reason === 'no-cluster') return say.noCluster(detailOf(error.cause ?? error));
  return error.reason === 'no-free-port' ? say.noFreePort : say.cannotListen(detailOf(error.cause ?? error));
}

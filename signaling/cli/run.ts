import { SignalingServerError } from '#signaling';
import { describeRoom } from './describe-room.ts';
import { CertificateFolderError, hostRoom, type HostedRoom } from './host-room.ts';
import { languageOf, parseCommand, valueHints, type Command } from './options.ts';
import { words, type Words } from './words.ts';

/** What the command needs of the process it runs in. */
export interface Terminal {
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  accountName: string;
  /** Keeps the certificate when `--profile` does not say where. */
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
 * Runs the command line: hosts a room until the process is asked to end.
 * @returns the exit code: 0 when all went well, 1 when the room could not be hosted, 2 for a misused option
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
  let room: HostedRoom;
  try {
    room = await open(terminal, command, say);
  } catch (error) {
    terminal.print(failure(error, say));
    return 1;
  }
  terminal.print(describeRoom(room, say));
  await terminal.stopped;
  terminal.print(say.closing);
  await room.close();
  terminal.print(say.closed);
  return 0;
}

function open(
  terminal: Terminal,
  { options }: Extract<Command, { kind: 'host' }>,
  say: Words,
): Promise<HostedRoom> {
  const owner = options.name ?? terminal.accountName;
  return hostRoom({
    room: options.room ?? say.roomOf(owner),
    owner,
    port: options.port,
    profile: options.profile ?? terminal.profile,
    guestApp: terminal.guestApp,
    log: terminal.log,
    onPeopleChanged: (count) => {
      terminal.print(say.inside(count));
    },
    onMulticastRefused: (error) => {
      terminal.print(say.noMulticast(detailOf(error)));
    },
  });
}

function misuse({ reason, option }: Extract<Command, { kind: 'misuse' }>, say: Words): string {
  if (reason === 'join-needs-display') return say.joinNeedsDisplay;
  return reason === 'unknown-option'
    ? say.unknownOption(option)
    : say.badValue(option, valueHints[option] ?? '');
}

function failure(error: unknown, say: Words): string {
  if (error instanceof CertificateFolderError)
    return say.cannotKeepCertificate(error.message, detailOf(error.cause));
  if (!(error instanceof SignalingServerError)) return say.failed(detailOf(error));
  return error.reason === 'no-free-port' ? say.noFreePort : say.cannotListen(detailOf(error.cause ?? error));
}

// A system error is known by its code, in every language.
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

import { formatInvite, type Invite } from '#protocol';
import type { CallArgument, CallResult } from '#ipc';
import { openRoom, type HostingOptions, type OpenRoom } from './hosting.ts';
import { log } from './logging.ts';

type StartResult = CallResult<'host:start'>;

/** What hosting needs from the rest of the app. */
export interface HostOptions extends HostingOptions {
  /** Told of the room hosted here, and null when there is none any more. */
  onRoom: (room: string | null) => void;
  /** Whether to print the invite on stdout. */
  printInvite: boolean;
}

/** The room hosted in this process: at most one, from when it is asked for until it is closed. */
export class Host {
  readonly #options: HostOptions;
  #opening: Promise<OpenRoom> | null = null;
  #port: number | null = null;

  constructor(options: HostOptions) {
    this.#options = options;
  }

  /** The port of the room that is open; null when there is none. */
  get port(): number | null {
    return this.#port;
  }

  async start(room: CallArgument<'host:start'>): Promise<StartResult> {
    if (this.#opening !== null) return { ok: false, reason: 'already-hosting' };
    const opening = openRoom(room, this.#options);
    this.#opening = opening;
    try {
      const { invite } = await opening;
      if (this.#opening === opening) this.#announceStart(invite);
      return { ok: true, invite };
    } catch (error) {
      this.#opening = null;
      log.error('hosting failed', error);
      return { ok: false, reason: reasonOf(error) };
    }
  }

  /** Tells everyone in the room, says goodbye to the network and closes the server. */
  async stop(): Promise<void> {
    const opening = this.#opening;
    if (opening === null) return;
    this.#opening = null;
    this.#port = null;
    const open = await opening.catch(() => null);
    this.#options.onRoom(null);
    await open?.close();
  }

  #announceStart(invite: Invite): void {
    this.#port = invite.port;
    this.#options.onRoom(invite.room);
    if (this.#options.printInvite) process.stdout.write(`invite ${formatInvite(invite)}\n`);
  }
}

function reasonOf(error: unknown): 'no-free-port' | 'interface-missing' | 'failed' {
  const reason: unknown = error instanceof Error && 'reason' in error ? error.reason : null;
  return reason === 'no-free-port' || reason === 'interface-missing' ? reason : 'failed';
}

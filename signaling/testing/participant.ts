import { EventEmitter, once } from 'node:events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import {
  answers,
  notices,
  parseAs,
  type Colour,
  type MediaState,
  type Notices,
  type Requests,
} from '#protocol';
import { freshSession, helloBy, testIdentity, type TestIdentity } from './test-identity.ts';

/** Nothing on, as most of the tests do not care. */
export const silent: MediaState = { microphone: false, camera: false, screen: false, 'screen-2': false };

/** Someone who has proven an identity. */
export type Greeted = Participant & {
  id: string;
  identity: TestIdentity;
  /** The challenge of this connection. */ greeted: string;
};

/** A participant as a program: a real Socket.IO client that keeps what it is told until someone asks. */
export class Participant {
  readonly socket: Socket;
  readonly #heard: { event: string; notice: unknown }[] = [];
  readonly #arrived = new EventEmitter();

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((event: string, notice: unknown) => {
      this.#heard.push({ event, notice });
      this.#arrived.emit('notice');
    });
  }

  /** Connects without saying hello. */
  static async connect(
    port: number,
    options: Partial<ManagerOptions & SocketOptions> = {},
  ): Promise<Participant> {
    const participant = new Participant(socketTo(port, options));
    await once(participant.#connected(), 'connect');
    return participant;
  }

  /** Connects and proves an identity, a fresh one without another. */
  static async greet(
    port: number,
    name = 'Mina',
    identity: TestIdentity = testIdentity(),
    more: { readonly colour?: Colour } = {},
  ): Promise<Greeted> {
    const participant = await Participant.connect(port);
    const challenge = await participant.challenge();
    const greeting = { challenge, fingerprint: null, name };
    const answer = parseAs(
      answers.hello,
      await participant.ask('hello', { ...helloBy(identity, greeting), ...more }),
    );
    if (!answer?.ok) throw new Error(answer?.reason ?? 'no answer');
    return Object.assign(participant, { id: answer.id, identity, greeted: challenge });
  }

  /** What the server gave to sign. */
  async challenge(): Promise<string> {
    const given = parseAs(notices.challenge, await this.next('challenge'));
    if (!given) throw new Error('no challenge');
    return given.challenge;
  }

  /** Asks to enter a room. @param proof of the room's join key, where it is asked for */
  join(room: string, media = silent, session = freshSession(), proof?: string): Promise<{ ok: boolean }> {
    return this.ask('join', { room, session, media, ...(proof === undefined ? {} : { proof }) });
  }

  /** Sends a request and waits for its answer. */
  async ask<E extends keyof Requests>(event: E, request: Requests[E]): Promise<{ ok: boolean }> {
    const answer = await this.send(event, request);
    if (typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean') {
      return { ...answer, ok: answer.ok };
    }
    throw new Error('not an answer');
  }

  /** Sends anything at all and waits for the answer. */
  async send(event: string, ...args: unknown[]): Promise<unknown> {
    const answer: unknown = await this.socket.emitWithAck(event, ...args);
    return answer;
  }

  /** The next notice of a kind, among those heard and not taken yet; waits for it. */
  async next(event: keyof Notices): Promise<unknown> {
    for (;;) {
      const at = this.#heard.findIndex((one) => one.event === event);
      if (at !== -1) return this.#heard.splice(at, 1)[0]?.notice;
      await once(this.#arrived, 'notice');
    }
  }

  /** What was heard and not taken until now. */
  get heard(): string[] {
    return this.#heard.map(({ event }) => event);
  }

  /** What was heard and not taken, after everything the server sent before now has come. */
  async untaken(): Promise<string[]> {
    await this.send('leave', null);
    return this.#heard.map(({ event }) => event);
  }

  /** Settles when the connection is closed, with Socket.IO's reason. */
  async disconnected(): Promise<string> {
    if (this.socket.disconnected) return 'before';
    const gone = new EventEmitter();
    this.socket.on('disconnect', (reason) => gone.emit('disconnect', reason));
    const details: unknown[] = await once(gone, 'disconnect');
    return String(details[0]);
  }

  /** Leaves the server. */
  close(): void {
    this.socket.close();
  }

  #connected(): EventEmitter {
    const relay = new EventEmitter();
    this.socket.on('connect', () => relay.emit('connect'));
    this.socket.on('connect_error', (error) => relay.emit('error', error));
    return relay;
  }
}

function socketTo(port: number, options: Partial<ManagerOptions & SocketOptions>): Socket {
  return io(`https://127.0.0.1:${String(port)}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    rejectUnauthorized: false,
    ...options,
  });
}

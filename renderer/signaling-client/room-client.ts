import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import * as v from 'valibot';
import {
  answers,
  notices,
  type Answers,
  type Notices,
  type Refusal,
  type RefusalDetails,
  type Requests,
} from '#protocol';
import { RequestLine } from './request-line.ts';

const answerTimeoutMs = 5_000;
const connectTimeoutMs = 5_000;
/** Notices kept until somebody listens: more than a room says in one turn. */
const mostEarly = 1_000;

/** Why a request got no good answer: the server's refusal, or that it did not answer as the wire says. */
export interface RequestFailure extends RefusalDetails {
  ok: false;
  reason: Refusal | 'no-answer' | 'bad-answer';
}

const answerSchemas: { [E in keyof Answers]: v.GenericSchema<unknown, Answers[E]> } = answers;
const noticeSchemas: { [N in keyof Notices]: v.GenericSchema<unknown, Notices[N]> } = notices;

/** A connection to a signaling server: typed requests out, parsed notices in. */
export class RoomClient {
  readonly #socket: Socket;
  readonly #challenged: Promise<unknown>;
  readonly #line = new RequestLine();
  /** What has come since the last `join`, or null once it was handed on. */
  #early: { name: string; notice: unknown }[] | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    // It may come together with the news that the connection is open.
    this.#challenged = new Promise((resolve) => socket.once('challenge', resolve));
    socket.onAny((name: string, notice: unknown) => {
      if (this.#early && this.#early.length < mostEarly) this.#early.push({ name, notice });
    });
  }

  /**
   * Opens the connection.
   * @param origin the server as `https://host:port`
   * @param options what the surroundings ask of the socket: outside of a browser, which certificate to trust
   * @returns the client, or null when nothing answers there in time
   */
  static connect(
    origin: string,
    options: Partial<ManagerOptions & SocketOptions> = {},
  ): Promise<RoomClient | null> {
    const socket = io(origin, {
      ...options,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: connectTimeoutMs,
    });
    const client = new RoomClient(socket);
    return new Promise((resolve) => {
      socket.once('connect', () => {
        socket.off('connect_error');
        resolve(client);
      });
      socket.once('connect_error', () => {
        socket.close();
        resolve(null);
      });
    });
  }

  /** What the server gave to sign, not parsed yet; null when it says nothing in time. */
  challenge(): Promise<unknown> {
    const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), answerTimeoutMs));
    return Promise.race([this.#challenged, patience]);
  }

  /**
   * Sends a request and parses its answer. One that comes too fast for the server is sent again when it may be, and
   * those after it wait. Never throws.
   */
  async request<E extends keyof Requests>(
    event: E,
    request: Requests[E],
  ): Promise<Answers[E] | RequestFailure> {
    const ask = () => this.#ask(event, request);
    // Whoever leaves waits for nothing: the end of the connection says it too.
    return event === 'leave' ? ask() : this.#line.ask(ask);
  }

  async #ask<E extends keyof Requests>(event: E, request: Requests[E]): Promise<Answers[E] | RequestFailure> {
    let answer: unknown;
    if (event === 'join') this.#early = [];
    try {
      answer = await this.#socket.timeout(answerTimeoutMs).emitWithAck(event, request);
    } catch {
      return { ok: false, reason: 'no-answer' };
    }
    const parsed = v.safeParse(answerSchemas[event], answer);
    return parsed.success ? parsed.output : { ok: false, reason: 'bad-answer' };
  }

  /** Listens to what the server says by itself; what does not parse is dropped. */
  on<N extends keyof Notices>(name: N, listener: (notice: Notices[N]) => void): void {
    this.#socket.on<string>(name, (payload: unknown) => {
      const schema: v.GenericSchema<unknown, Notices[N]> = noticeSchemas[name];
      const parsed = v.safeParse(schema, payload);
      if (parsed.success) listener(parsed.output);
    });
  }

  /**
   * Hands on to those who listen now what came before they could: the server may say it in one write with the answer
   * to `join`. Must be called in the turn in which they began to listen.
   */
  release(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const { name, notice } of early)
      for (const listener of this.#socket.listeners(name)) listener(notice);
  }

  /** Calls back once when the connection is lost without `close()`. */
  onLost(listener: () => void): void {
    this.#socket.once('disconnect', (reason) => {
      if (reason !== 'io client disconnect') listener();
    });
  }

  /** Ends the connection on purpose: no seat is kept. */
  close(): void {
    this.#line.close();
    this.#socket.close();
  }

  /** Lets go of a connection that is of no use any more, without a goodbye: the seat is kept. */
  drop(): void {
    this.#line.close();
    this.#socket.off();
    this.#socket.io.engine.close();
  }
}

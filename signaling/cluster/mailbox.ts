import type { RedisClientType } from '@redis/client';
import * as v from 'valibot';
import { message, longestMessage, type Message } from './messages.ts';

/** Messages that a node may be behind; older ones are cut off, and a node that is so far behind is as good as dead. */
const most = 100_000;
const readAtOnce = 500;
const blockMs = 1_000;

/**
 * Messages between nodes over Redis Streams, one stream for each node, so that what one node sends another arrives in
 * order and is not lost while a connection to Redis is made anew.
 * Why not Socket.IO's adapter for Redis Streams: docs/architecture.md.
 */
export class Mailbox {
  readonly #redis: RedisClientType;
  readonly #reader: RedisClientType;
  readonly #prefix: string;
  readonly #node: string;
  #closed = false;
  #reading: Promise<void> = Promise.resolve();

  constructor(redis: RedisClientType, prefix: string, node: string) {
    this.#redis = redis;
    // A read that waits holds up all else of its connection.
    this.#reader = redis.duplicate();
    this.#prefix = prefix;
    this.#node = node;
  }

  /**
   * Begins to read.
   * @param onMessage is waited for before the next message is handed on, so that they keep their order
   * @param onFailed called when Redis cannot be read, or a message not be handled; reading goes on
   */
  async open(
    onMessage: (from: string, message: Message) => Promise<void>,
    onFailed: (error: unknown) => void,
  ): Promise<void> {
    this.#reader.on('error', onFailed);
    await this.#reader.connect();
    this.#reading = this.#read(onMessage, onFailed);
  }

  /** Sends to another node. Sent in the order in which it is called. */
  async send(to: string, told: Message): Promise<void> {
    const fields = { from: this.#node, message: JSON.stringify(told) };
    const TRIM = { strategy: 'MAXLEN', strategyModifier: '~', threshold: most } as const;
    await this.#redis.xAdd(this.#key(to), '*', fields, { TRIM });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#reading;
    this.#reader.destroy();
    await this.#redis.del(this.#key(this.#node));
  }

  async #read(
    onMessage: (from: string, message: Message) => Promise<void>,
    onFailed: (error: unknown) => void,
  ): Promise<void> {
    let last = '0';
    while (!this.#closed) {
      try {
        const streams = await this.#reader.xRead(
          { key: this.#key(this.#node), id: last },
          { BLOCK: blockMs, COUNT: readAtOnce },
        );
        for (const { id, from, told } of entriesOf(streams)) {
          last = id;
          if (told) await onMessage(from, told).catch(onFailed);
        }
      } catch (error) {
        onFailed(error);
        await new Promise((resolve) => setTimeout(resolve, blockMs));
      }
    }
  }

  #key(node: string): string {
    return `${this.#prefix}mail:${node}`;
  }
}

const reply = v.nullable(
  v.array(v.object({ messages: v.array(v.object({ id: v.string(), message: v.unknown() })) })),
);
const entry = v.object({
  from: v.string(),
  message: v.pipe(v.string(), v.maxLength(longestMessage), v.parseJson(), message),
});

// What is no message is passed over: to stop at it would be to stop for good.
function entriesOf(streams: unknown): { id: string; from: string; told: Message | null }[] {
  const parsed = v.parse(reply, streams) ?? [];
  return parsed
    .flatMap(({ messages }) => messages)
    .map(({ id, message: fields }) => {
      const read = v.safeParse(entry, fields);
      return read.success
        ? { id, from: read.output.from, told: read.output.message }
        : { id, from: '', told: null };
    });
}

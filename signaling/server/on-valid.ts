import {
  parseAs,
  type Answer,
  type Refusal,
  type RefusalDetails,
  type requests,
  type Schema,
} from '#protocol';
import type { Log } from './log.ts';

/** Where requests arrive: the part of a Socket.IO socket that is needed here. */
export interface Door {
  readonly id: string;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
}

/** Is told of each answer, whether it was waited for or not. */
export type OnAnswered = (event: keyof typeof requests, answer: Answer) => void;

/** Where requests are answered, and who is told of it. */
export interface Answering {
  readonly door: Door;
  readonly log: Log;
  readonly onAnswered: OnAnswered;
}

/** The answer of a request that is not granted. */
export function refused(
  reason: Refusal,
  details: RefusalDetails = {},
): { ok: false; reason: Refusal } & RefusalDetails {
  return { ok: false, reason, ...details };
}

/**
 * Answers one event: parses what came by its schema, hands it on, and acknowledges. Whatever is sent, and
 * whatever the handler throws now or later, costs the sender an error and the process nothing.
 * @param door the socket; its id names the sender in the log
 * @param schema what a request must look like; anything else is answered `bad-request`
 * @param handle answers at once wherever it can, so that requests keep their order
 */
export function onValid<T, A extends object>(
  { door, log, onAnswered }: Answering,
  event: keyof typeof requests,
  schema: Schema<T>,
  handle: (request: T) => Answer<A> | Promise<Answer<A>>,
): void {
  door.on(event, (...args) => {
    const reply = answerBy(args);
    const answer = (outcome: Answer<A>): void => {
      onAnswered(event, outcome);
      reply(outcome);
    };
    const failed = (cause: unknown): void => {
      // The message may quote what was sent, so only the kind of error is told.
      log(
        `request failed event=${event} socket=${door.id} error=${cause instanceof Error ? cause.name : 'unknown'}`,
      );
      answer(refused('internal'));
    };
    try {
      const request = parseAs(schema, args[0]);
      const outcome = request === null ? refused('bad-request') : handle(request);
      if (outcome instanceof Promise) outcome.then(answer).catch(failed);
      else answer(outcome);
    } catch (cause) {
      failed(cause);
    }
  });
}

// Socket.IO puts the acknowledgement last, and only when the sender asked for one. Whoever cannot be answered
// any more has gone.
function answerBy(args: unknown[]): (answer: object) => void {
  const ack = args.at(-1);
  return (answer) => {
    if (typeof ack !== 'function') return;
    try {
      Reflect.apply(ack, undefined, [answer]);
    } catch {
      // Nobody is left to tell.
    }
  };
}

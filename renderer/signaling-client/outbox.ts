import type { Answers, SignalRequest } from '#protocol';
import type { RequestFailure } from './room-client.ts';

/** Hands a signal to the server. */
export type SendSignal = (request: SignalRequest) => Promise<Answers['signal'] | RequestFailure>;

/** What a server that is gone may have taken and not handed on: a dead connection is noticed sooner than that. */
const recentMs = 60_000;

/** What leaves a signal where it is: the connection is lost, or is given up because the server refuses all. */
const unanswered: ReadonlySet<RequestFailure['reason']> = new Set([
  'no-answer',
  'not-in-room',
  'too-many-requests',
]);

interface Entry {
  readonly request: SignalRequest;
  /** When the server answered; null while it has not. */
  answeredMs: number | null;
}

/**
 * Signed signals on their way to one member, in order. While the connection is away they wait; what the server has not
 * answered is handed to it again, which the receiver notices if it had it already.
 */
export class Outbox {
  readonly #send: SendSignal;
  readonly #now: () => number;
  #entries: Entry[] = [];
  #isOpen = true;

  /** @param now a clock that never goes back, in milliseconds */
  constructor(send: SendSignal, now: () => number = () => performance.now()) {
    this.#send = send;
    this.#now = now;
  }

  /** Sends a signal, now or when the connection is back. */
  push(request: SignalRequest): void {
    const entry: Entry = { request, answeredMs: null };
    this.#entries = [...this.#entries.filter((each) => this.#mayBeLost(each)), entry];
    if (this.#isOpen) this.#hand(entry);
  }

  /** The server is not there, or the member is not there for it. */
  pause(): void {
    this.#isOpen = false;
  }

  /** They are there again. @param isAnotherServer nothing is known of what the one before has taken */
  resume(isAnotherServer: boolean): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#entries = this.#entries.filter((each) => this.#mayBeLost(each));
    for (const entry of this.#entries) {
      if (isAnotherServer || entry.answeredMs === null) this.#hand(entry);
    }
  }

  #mayBeLost({ answeredMs }: Entry): boolean {
    return answeredMs === null || this.#now() - answeredMs < recentMs;
  }

  #hand(entry: Entry): void {
    void this.#send(entry.request).then((answer) => {
      // A refusal is an answer too: the member has gone.
      if (answer.ok || !unanswered.has(answer.reason)) entry.answeredMs = this.#now();
    });
  }
}

import type { Notices } from '#protocol';
import type { Session } from './sessions.ts';

/** What is said to one participant alone, and not told again by the answer to a `join`. */
export type PersonalEvent = 'signal' | 'mute-asked' | 'share-stopped';

/** A notice for one participant that may not have come. */
export interface Said {
  readonly number: number;
  /** Says it again. */
  readonly tell: (session: Session) => void;
  /** What of theirs it says to be stopped, or null. */
  readonly stopped: Notices['share-stopped']['kind'] | null;
}

/**
 * What was said to one participant in one stay, numbered from 1, and kept until it is known to have come. It is
 * bounded: when more waits than is kept, the stay cannot be taken up again without a gap.
 */
export class Unheard {
  readonly #most: number;
  #kept: { said: Said; size: number }[] = [];
  #size = 0;
  #last = 0;

  /** @param most what is kept, in characters of signals */
  constructor(most: number) {
    this.#most = most;
  }

  /** The number of the last notice; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** Numbers a notice and keeps it. */
  add<E extends PersonalEvent>(event: E, notice: Notices[E]): Said {
    this.#last += 1;
    const number = this.#last;
    const said: Said = {
      number,
      tell: (session) => session.send(event, { ...notice, number }),
      stopped: 'kind' in notice ? notice.kind : null,
    };
    // The fields around a payload and what keeps it weigh something too.
    const size = ('payload' in notice ? notice.payload.length : 0) + 256;
    this.#kept.push({ said, size });
    this.#size += size;
    while (this.#size > this.#most) this.#drop();
    return said;
  }

  /** Takes in that all up to a number has come. */
  heard(upTo: number): void {
    while ((this.#kept[0]?.said.number ?? Infinity) <= upTo) this.#drop();
  }

  /** What came after a number, in order, or null when some of it is not there any more. */
  after(number: number): Said[] | null {
    const rest = this.#kept.flatMap(({ said }) => (said.number > number ? [said] : []));
    return number <= this.#last && rest.length === this.#last - number ? rest : null;
  }

  #drop(): void {
    this.#size -= this.#kept.shift()?.size ?? 0;
  }
}

import type { Timing } from '../timing.ts';

interface Alarm {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that goes on only when it is told to. */
export class FakeTiming implements Timing {
  #now = 0;
  readonly #alarms = new Set<Alarm>();

  /** Alarms that are set and have not gone off. */
  get pending(): number {
    return this.#alarms.size;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const alarm = { at: this.#now + ms, callback };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Lets time pass; alarms go off in their order, each at its time, and those they set as well. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#alarms.delete(next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = end;
  }

  #next(end: number): Alarm | undefined {
    const due = [...this.#alarms].filter(({ at }) => at <= end);
    return due.toSorted((first, second) => first.at - second.at)[0];
  }
}

import { serverLimits } from '#protocol';

const lookEveryMs = 1_000;

/** Whether the connection to the server is lost, and for how long that is borne. */
export class Away {
  readonly #isAlone: () => boolean;
  readonly #onGivenUp: () => void;
  #isAway = $state(false);
  #looking: ReturnType<typeof setInterval> | undefined;

  /**
   * @param isAlone whether nobody is connected directly either: with somebody there, there is something to stay for
   * @param onGivenUp called when it is of no use to wait any longer
   */
  constructor(isAlone: () => boolean, onGivenUp: () => void) {
    this.#isAlone = isAlone;
    this.#onGivenUp = onGivenUp;
  }

  get isAway(): boolean {
    return this.#isAway;
  }

  handle(isAway: boolean): void {
    clearInterval(this.#looking);
    this.#isAway = isAway;
    if (!isAway) return;
    const since = performance.now();
    this.#looking = setInterval(() => {
      if (performance.now() - since >= serverLimits.seatMs && this.#isAlone()) this.#onGivenUp();
    }, lookEveryMs);
  }

  close(): void {
    clearInterval(this.#looking);
  }
}

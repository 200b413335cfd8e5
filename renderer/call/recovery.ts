import { realTiming, type Timing } from './timing.ts';

/** A short loss comes back by itself; a restart would only be in its way. */
const patienceMs = 2_000;
/** How long a restart may take before it is tried again. */
const restartMs = 8_000;
const restarts = 3;

export interface RecoveryOptions {
  /** Finds another path for the connection (ICE restart). */
  onRestart: () => void;
  /** Nothing helped: the connection is to be made anew. */
  onRebuild: () => void;
  timing?: Timing;
}

/** Brings a lost path back: waits a little, restarts ICE a few times, and asks for a new connection at last. */
export class Recovery {
  readonly #options: RecoveryOptions;
  readonly #timing: Timing;
  #cancel: (() => void) | null = null;
  #restarts = 0;
  #wasConnected = false;
  #state: RTCPeerConnectionState = 'new';

  constructor(options: RecoveryOptions) {
    this.#options = options;
    this.#timing = options.timing ?? realTiming;
  }

  handleState(state: RTCPeerConnectionState): void {
    this.#state = state;
    if (state === 'connected') {
      this.#stop();
      this.#restarts = 0;
      this.#wasConnected = true;
    } else if (state === 'closed') {
      this.#stop();
    } else if (state === 'failed') {
      this.#stop();
      this.#restart();
    } else if (state === 'disconnected' && this.#wasConnected && !this.#cancel) {
      this.#cancel = this.#timing.after(patienceMs, () => this.#restart());
    }
  }

  /** The machine's addresses have changed: a path over an old one is lost, though nothing says so yet. */
  handleNetworkChange(): void {
    if (!this.#wasConnected) return;
    this.#stop();
    this.#restarts = 0;
    this.#restart();
  }

  close(): void {
    this.#stop();
  }

  #restart(): void {
    this.#cancel = null;
    if (this.#restarts >= restarts) {
      this.#options.onRebuild();
      return;
    }
    this.#restarts += 1;
    this.#options.onRestart();
    this.#cancel = this.#timing.after(restartMs, () => this.#restartAgain());
  }

  #restartAgain(): void {
    this.#cancel = null;
    // A restart of a path that still works is over without another state, so without a word.
    if (this.#state === 'connected') this.#restarts = 0;
    else this.#restart();
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}

import { globalShortcut } from 'electron';
import type { MuteKeysState } from '#ipc';
import { log } from './logging.ts';

/**
 * The keys that mute and unmute while another app has the focus. They are taken from the other apps only during a call.
 */
export class MuteKeys {
  readonly #onPressed: () => void;
  readonly #onState: (state: MuteKeysState) => void;
  #keys: string | null = null;
  #isActive = false;
  #taken: string | null = null;
  #state: MuteKeysState = 'none';

  /** @param onState told when the keys are refused, or not any more */
  constructor(onPressed: () => void, onState: (state: MuteKeysState) => void) {
    this.#onPressed = onPressed;
    this.#onState = onState;
  }

  get state(): MuteKeysState {
    return this.#state;
  }

  /** Chooses the keys; null for none. */
  setKeys(keys: string | null): void {
    if (keys === this.#keys) return;
    this.#keys = keys;
    this.#apply();
  }

  /** A call has begun or is over. */
  setActive(isActive: boolean): void {
    if (isActive === this.#isActive) return;
    this.#isActive = isActive;
    this.#apply();
  }

  #apply(): void {
    if (this.#taken !== null) globalShortcut.unregister(this.#taken);
    this.#taken = null;
    const state = this.#keys === null ? 'none' : this.#take(this.#keys) ? 'free' : 'refused';
    if (state === this.#state) return;
    this.#state = state;
    if (state === 'refused') log.warn('the keys for muting are refused');
    this.#onState(state);
  }

  /** Outside of a call they are only tried, and given back. */
  #take(keys: string): boolean {
    const isTaken = register(keys, this.#onPressed);
    if (isTaken && this.#isActive) this.#taken = keys;
    else if (isTaken) globalShortcut.unregister(keys);
    return isTaken;
  }
}

function register(keys: string, onPressed: () => void): boolean {
  try {
    return globalShortcut.register(keys, onPressed);
  } catch {
    // Keys that Electron cannot read; the schema lets none through that it is known not to.
    return false;
  }
}

import type { Release, UpdateFailure, UpdateState } from '#ipc';
import { log } from '../logging.ts';
import { failureOf } from './failure.ts';
import type { LoadUpdater, Updater } from './load-updater.ts';
import { parseRelease } from './release.ts';

export interface UpdatesOptions {
  load: LoadUpdater;
  onChange: (state: UpdateState) => void;
}

/**
 * Updates from the address that was set. Without one, nothing of it is loaded and nothing is asked of anyone; with one,
 * each step is taken when a person asks for it, and none follows by itself.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  #address: string | null = null;
  #updater: Updater | null = null;
  #state: UpdateState = { kind: 'off' };
  #cancel: AbortController | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Takes the address that was chosen; what is under way at another one ends. */
  setAddress(address: string | null): void {
    if (address === this.#address) return;
    this.#address = address;
    this.#updater = null;
    this.#cancel?.abort();
    this.#set(address === null ? { kind: 'off' } : { kind: 'idle' });
  }

  /** Asks the address whether there is a newer version. */
  async check(): Promise<void> {
    const address = this.#address;
    if (address === null || ['checking', 'downloading', 'installing'].includes(this.#state.kind)) return;
    this.#set({ kind: 'checking' });
    await this.#try(address, async () => {
      const updater = await this.#options.load(address);
      if (updater === 'unsupported') return { kind: 'failed', reason: 'unsupported' };
      const info = await updater.check();
      if (info === null) return { kind: 'newest' };
      const release = parseRelease(info, address);
      if (release === null) return { kind: 'failed', reason: 'bad-answer' };
      this.#updater = updater;
      return { kind: 'available', release };
    });
  }

  /** Downloads what was found, and verifies it. */
  async download(): Promise<void> {
    const [address, updater, state] = [this.#address, this.#updater, this.#state];
    if (address === null || updater === null || state.kind !== 'available') return;
    const { release } = state;
    const cancel = new AbortController();
    this.#cancel = cancel;
    this.#set({ kind: 'downloading', release, percent: 0 });
    await this.#try(address, async () => {
      try {
        await updater.download((percent) => {
          this.#tellPercent(release, percent);
        }, cancel.signal);
        return { kind: 'ready', release };
      } catch (error) {
        if (cancel.signal.aborted) return { kind: 'available', release };
        throw error;
      }
    });
  }

  /** Ends a download; it can be begun again. */
  cancel(): void {
    this.#cancel?.abort();
  }

  /** Ends the app, and starts the version that was downloaded in its place. */
  async install(): Promise<void> {
    const [address, updater, state] = [this.#address, this.#updater, this.#state];
    if (address === null || updater === null || state.kind !== 'ready') return;
    const installing: UpdateState = { kind: 'installing', release: state.release };
    this.#set(installing);
    await this.#try(address, () => {
      updater.install();
      return Promise.resolve(installing);
    });
  }

  async #try(address: string, work: () => Promise<UpdateState>): Promise<void> {
    let next: UpdateState;
    try {
      next = await work();
    } catch (error) {
      const reason: UpdateFailure = failureOf(error);
      log.warn(`update: ${reason}`, error);
      next = { kind: 'failed', reason };
    }
    // What was under way at an address that counts no more is of no interest.
    if (address === this.#address) this.#set(next);
  }

  #tellPercent(release: Release, percent: number): void {
    const whole = Math.min(100, Math.max(0, Math.floor(percent)));
    const { kind } = this.#state;
    if (kind !== 'downloading' || this.#state.percent === whole) return;
    this.#set({ kind, release, percent: whole });
  }

  #set(state: UpdateState): void {
    this.#state = state;
    this.#options.onChange(state);
  }
}

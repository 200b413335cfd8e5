import type { MadangApi, UpdateFailure, UpdateState } from '#ipc';

export type { UpdateFailure, UpdateState };

/** How far it is with updates of the app; in a browser there are none. */
export class Updates {
  readonly #desktop: MadangApi | null;
  #state = $state.raw<UpdateState>({ kind: 'off' });

  constructor(desktop: MadangApi | null) {
    this.#desktop = desktop;
    desktop?.onUpdateChanged((state) => {
      this.#state = state;
    });
    this.#ask(async (api) => {
      this.#state = await api.updateState();
    });
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Asks the address for a newer version. */
  check(): void {
    this.#ask((api) => api.checkForUpdate());
  }

  /** Downloads the version that was found. */
  download(): void {
    this.#ask((api) => api.downloadUpdate());
  }

  /** Ends a download. */
  cancel(): void {
    this.#ask((api) => api.cancelUpdate());
  }

  /** Ends the app and starts the version that was downloaded. */
  install(): void {
    this.#ask((api) => api.installUpdate());
  }

  #ask(what: (api: MadangApi) => Promise<void>): void {
    if (!this.#desktop) return;
    what(this.#desktop).catch((error: unknown) => {
      console.warn('updates', error);
      this.#state = { kind: 'failed', reason: 'failed' };
    });
  }
}

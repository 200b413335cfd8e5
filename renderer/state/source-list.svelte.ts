import type { CaptureSource, MadangApi } from '#ipc';

const refreshMs = 1_000;

/** What can be shared, with live thumbnails while it is open. */
export class SourceList {
  readonly #onFailed: () => void;
  #sources = $state.raw<CaptureSource[] | null>(null);
  #refreshing: ReturnType<typeof setInterval> | null = null;

  /** @param onFailed the system would not list anything, and the list is closed again */
  constructor(onFailed: () => void) {
    this.#onFailed = onFailed;
  }

  /** Null while it is closed. */
  get sources(): readonly CaptureSource[] | null {
    return this.#sources;
  }

  async open(desktop: MadangApi): Promise<void> {
    this.#sources = [];
    await this.#refresh(desktop);
    // The person may have closed it, or the first look failed, in the meantime.
    if (this.sources !== null) this.#refreshing ??= setInterval(() => void this.#refresh(desktop), refreshMs);
  }

  close(): void {
    if (this.#refreshing !== null) clearInterval(this.#refreshing);
    this.#refreshing = null;
    this.#sources = null;
  }

  async #refresh(desktop: MadangApi): Promise<void> {
    try {
      const sources = await desktop.captureSources();
      if (this.#sources !== null) this.#sources = sources;
    } catch {
      this.close();
      this.#onFailed();
    }
  }
}

import type { CaptureSource, MadangApi } from '#ipc';
import { afterPaint } from './after-paint.ts';

const refreshMs = 1_000;

/** What can be shared, with live thumbnails while it is open. */
export class SourceList {
  readonly #onFailed: () => void;
  #sources = $state.raw<CaptureSource[] | null>(null);
  #next: ReturnType<typeof setTimeout> | undefined;
  /** Counts openings and closings: a look that began before the last of them is of no use. */
  #turns = 0;

  /** @param onFailed the system would not list anything, and the list is closed again */
  constructor(onFailed: () => void) {
    this.#onFailed = onFailed;
  }

  /** Null while it is closed. */
  get sources(): readonly CaptureSource[] | null {
    return this.#sources;
  }

  async open(desktop: MadangApi): Promise<void> {
    this.close();
    this.#sources = [];
    const turn = this.#turns;
    // Thumbnails are much work for the system: the person sees the picker first.
    await new Promise<void>((resolve) => afterPaint(resolve));
    if (turn === this.#turns) await this.#refresh(desktop, turn);
  }

  close(): void {
    this.#turns += 1;
    clearTimeout(this.#next);
    this.#sources = null;
  }

  async #refresh(desktop: MadangApi, turn: number): Promise<void> {
    try {
      const sources = await desktop.captureSources();
      if (turn !== this.#turns) return;
      this.#sources = sources;
      this.#next = setTimeout(() => void this.#refresh(desktop, turn), refreshMs);
    } catch {
      if (turn !== this.#turns) return;
      this.close();
      this.#onFailed();
    }
  }
}

import type { CaptureSource, MadangApi } from '#ipc';
import { Emitter } from '../call/emitter.ts';
import { openScreen, type CapturedScreen } from '../media/capture.ts';

const refreshMs = 1_000;

export type ShareProblem = 'denied' | 'gone' | 'failed';

/** Sharing a screen or window: the picker, the share itself, and its end from either side. */
export class ScreenShare extends Emitter<{ change: CapturedScreen | null }> {
  readonly #desktop: MadangApi | null;
  #sources = $state.raw<CaptureSource[] | null>(null);
  #captured = $state.raw<CapturedScreen | null>(null);
  #problem = $state<ShareProblem | null>(null);
  readonly #stream = $derived(this.#captured ? new MediaStream([this.#captured.video]) : null);
  #refreshing: ReturnType<typeof setInterval> | null = null;

  constructor(desktop: MadangApi | null) {
    super();
    this.#desktop = desktop;
  }

  /** What the picker offers, with live thumbnails; null while it is closed. */
  get sources(): readonly CaptureSource[] | null {
    return this.#sources;
  }

  get active(): boolean {
    return this.#captured !== null;
  }

  /** One's own shared picture. */
  get stream(): MediaStream | null {
    return this.#stream;
  }

  /** Why the last try to share did not work. */
  get problem(): ShareProblem | null {
    return this.#problem;
  }

  /** Opens the picker; in a browser, the browser's own. */
  async begin(): Promise<void> {
    this.#problem = null;
    if (!this.#desktop) {
      await this.#capture();
      return;
    }
    this.#sources = [];
    const desktop = this.#desktop;
    await this.#refresh(desktop);
    // The person may have closed the picker, or the first look failed, in the meantime.
    if (this.sources !== null) this.#refreshing ??= setInterval(() => void this.#refresh(desktop), refreshMs);
  }

  /** Closes the picker without sharing. */
  cancel(): void {
    if (this.#refreshing !== null) clearInterval(this.#refreshing);
    this.#refreshing = null;
    this.#sources = null;
  }

  /** Shares what was picked. */
  async choose(id: string): Promise<void> {
    this.cancel();
    if (await this.#desktop?.chooseCaptureSource(id)) await this.#capture();
    else this.#problem = 'gone';
  }

  stop(): void {
    this.cancel();
    if (!this.#captured) return;
    this.#captured.video.stop();
    this.#captured.audio?.stop();
    this.#captured = null;
    this.emit('change', null);
  }

  async #capture(): Promise<void> {
    const opened = await openScreen();
    if (!opened.ok) {
      this.#problem = opened.reason === 'denied' ? 'denied' : 'failed';
      return;
    }
    this.stop();
    this.#captured = opened.value;
    opened.value.video.onended = () => {
      if (this.#captured === opened.value) this.stop();
    };
    this.emit('change', opened.value);
  }

  async #refresh(desktop: MadangApi): Promise<void> {
    try {
      const sources = await desktop.captureSources();
      if (this.#sources !== null) this.#sources = sources;
    } catch {
      this.cancel();
      this.#problem = 'failed';
    }
  }
}

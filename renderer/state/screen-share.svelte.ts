import type { CaptureSource, MadangApi } from '#ipc';
import { Emitter } from '../call/emitter.ts';
import { adjustScreen, openScreen, type CapturedScreen, type ScreenQuality } from '../media/screen.ts';

const refreshMs = 1_000;

export type ShareProblem = 'denied' | 'gone' | 'failed';
export type ShareQuality = ScreenQuality;

/** What can be chosen of a share besides what is shared. */
export interface ShareOptions {
  quality: ShareQuality;
  /** The most lines it has; null for as many as the screen. */
  height: number | null;
  /** The most frames a second, for each quality its own. */
  frameRates: Record<ShareQuality, number>;
  /** Whether the sound of this computer goes along, where the system has it. */
  audio: boolean;
}

/** The frame rates to choose from. */
export const frameRates: Readonly<Record<ShareQuality, readonly number[]>> = {
  text: [15, 5],
  motion: [60, 30],
};

/** The heights to choose from, but for the full one. */
export const shareHeights: readonly number[] = [1080, 720];

type ScreenShareEvents = { change: CapturedScreen | null; quality: ShareQuality };

/** Sharing a screen or window: the picker, the share itself, and its end from either side. */
export class ScreenShare extends Emitter<ScreenShareEvents> {
  /** Whether the app's own picker can offer the sound of this computer. A browser's picker says so itself. */
  readonly systemAudio: boolean;
  readonly #desktop: MadangApi | null;
  #sources = $state.raw<CaptureSource[] | null>(null);
  #captured = $state.raw<CapturedScreen | null>(null);
  #problem = $state<ShareProblem | null>(null);
  #options = $state.raw<ShareOptions>({
    quality: 'text',
    height: null,
    frameRates: { text: 15, motion: 60 },
    audio: false,
  });
  readonly #stream = $derived(this.#captured ? new MediaStream([this.#captured.video]) : null);
  #refreshing: ReturnType<typeof setInterval> | null = null;

  constructor(desktop: MadangApi | null, systemAudio: boolean) {
    super();
    this.#desktop = desktop;
    this.systemAudio = systemAudio;
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

  /** Whether sound is shared with it. */
  get hasSound(): boolean {
    return this.#captured !== null && this.#captured.audio !== null;
  }

  /** Why the last try to share did not work. */
  get problem(): ShareProblem | null {
    return this.#problem;
  }

  /** How the next share begins, and how this one goes on. */
  get options(): Readonly<ShareOptions> {
    return this.#options;
  }

  get quality(): ShareQuality {
    return this.#options.quality;
  }

  /** Chooses otherwise; a share that is under way follows, but for its sound. */
  async setOptions(change: Partial<ShareOptions>): Promise<void> {
    const before = this.quality;
    this.#options = { ...this.#options, ...change };
    if (this.quality !== before) this.emit('quality', this.quality);
    if (this.#captured) await adjustScreen(this.#captured.video, this.#wish);
  }

  /** Opens the picker; in a browser, the browser's own. */
  async begin(): Promise<void> {
    this.#problem = null;
    if (!this.#desktop) {
      await this.#capture(true);
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
    const wantsSound = this.systemAudio && this.#options.audio;
    if (await this.#desktop?.chooseCaptureSource(id, wantsSound)) await this.#capture(wantsSound);
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

  get #wish() {
    const { quality, height, frameRates: rates } = this.#options;
    return { quality, height, frameRate: rates[quality] };
  }

  async #capture(wantsSound: boolean): Promise<void> {
    const opened = await openScreen(this.#wish, wantsSound);
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

import type { MadangApi } from '#ipc';
import { Emitter } from '../call/emitter.ts';
import type { ScreenKind } from '../call/publications.ts';
import { adjustScreen, endScreen, openScreen, type CapturedScreen } from '../media/screen.ts';
import { firstOptions, type ShareOptions, type ShareQuality } from './share-options.ts';
import { SourceList } from './source-list.svelte.ts';

/** Why a share did not come about, or that one has ended by itself, or was stopped by the room's owner. */
export type ShareProblem = 'denied' | 'gone' | 'failed' | 'ended' | 'stopped';
type ScreenShareEvents = {
  /** What is to be sent is another than before, or nothing. */
  change: CapturedScreen | null;
  quality: ShareQuality;
  /** It was paused, or goes on. */
  pause: boolean;
};

/** Sharing one screen or window: the picker, the share itself, and its end from either side. */
export class ScreenShare extends Emitter<ScreenShareEvents> {
  /** What it is sent as. */
  readonly kind: ScreenKind;
  /** Whether the app's own picker can offer the sound of this computer. A browser's picker says so itself. */
  readonly systemAudio: boolean;
  readonly #desktop: MadangApi | null;
  readonly #list = new SourceList(() => {
    this.#problem = 'failed';
  });
  #captured = $state.raw<CapturedScreen | null>(null);
  #problem = $state<ShareProblem | null>(null);
  #options = $state.raw<ShareOptions>(firstOptions);
  #isPaused = $state(false);
  readonly #stream = $derived(this.#captured ? new MediaStream([this.#captured.video]) : null);
  #isOutdated = false;
  #isAdjusting = false;
  /** Counts the times it was stopped: what was asked for before is not shared after it. */
  #stops = 0;

  constructor(kind: ScreenKind, desktop: MadangApi | null, systemAudio: boolean) {
    super();
    this.kind = kind;
    this.#desktop = desktop;
    this.systemAudio = systemAudio;
  }

  /** What the picker offers, with live thumbnails; null while it is closed. */
  get sources(): SourceList['sources'] {
    return this.#list.sources;
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

  /** Whether nothing of it is sent for now. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Why the last try to share did not work, or that what was shared is no longer there. */
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
    await this.#adjust();
  }

  /** Opens the picker; in a browser, the browser's own. */
  async begin(): Promise<void> {
    this.forgetProblem();
    if (this.#desktop) await this.#list.open(this.#desktop);
    else await this.#capture(true);
  }

  forgetProblem(): void {
    this.#problem = null;
  }

  /** Closes the picker without sharing. */
  cancel(): void {
    this.#list.close();
  }

  /** Shares what was picked. */
  async choose(id: string): Promise<void> {
    this.cancel();
    const stops = this.#stops;
    const wantsSound = this.systemAudio && this.#options.audio;
    const isThere = await this.#desktop?.chooseCaptureSource(id, wantsSound);
    if (stops !== this.#stops) return;
    if (isThere) await this.#capture(wantsSound);
    else this.#problem = 'gone';
  }

  /** @param problem what is said of it, when it was not the person who stopped it */
  stop(problem: ShareProblem | null = null): void {
    this.cancel();
    this.#stops += 1;
    if (!this.#captured) return;
    endScreen(this.#captured);
    this.#captured = null;
    this.#problem = problem;
    this.emit('change', null);
    this.#setPaused(false);
  }

  /** Holds picture and sound back, or sends them again; what is shared stays open. */
  pause(isPaused: boolean): void {
    if (!this.#captured || this.#isPaused === isPaused) return;
    this.#setPaused(isPaused);
    this.#tell();
  }

  get #wish() {
    const { quality, height, frameRates: rates } = this.#options;
    return { quality, height, frameRate: rates[quality] };
  }

  async #capture(wantsSound: boolean): Promise<void> {
    const stops = this.#stops;
    const opened = await openScreen(this.#wish, wantsSound);
    if (stops !== this.#stops) {
      if (opened.ok) endScreen(opened.value);
    } else if (opened.ok) this.#use(opened.value);
    else this.#problem = opened.reason === 'denied' ? 'denied' : 'failed';
  }

  /** Makes what is shared follow the options, one change after the other. */
  async #adjust(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isAdjusting) return;
    this.#isAdjusting = true;
    while (this.#isOutdated && this.#captured) {
      this.#isOutdated = false;
      const before = this.#captured;
      const next = await adjustScreen(before, this.#wish);
      // It may have ended in the meantime, or lost its sound.
      const now = this.#current;
      if (now?.source === before.source) this.#use({ ...next, audio: now.audio });
      else next.video.stop();
    }
    this.#isAdjusting = false;
  }

  get #current(): CapturedScreen | null {
    return this.#captured;
  }

  /** Shares this from now on, in place of what was shared before. */
  #use(captured: CapturedScreen): void {
    const before = this.#captured;
    this.#captured = captured;
    const { source, audio } = captured;
    source.onended = () => {
      if (this.#captured?.source === source) this.stop('ended');
    };
    if (audio) {
      // The picture may go on without its sound.
      audio.onended = () => {
        if (this.#captured?.audio === audio) this.#use({ ...this.#captured, audio: null });
      };
    }
    this.#tell();
    if (before) endScreen(before, captured);
  }

  #setPaused(isPaused: boolean): void {
    if (this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    this.emit('pause', isPaused);
  }

  /** Nothing that happens to a paused share lets anything of it out, such as other options. */
  #tell(): void {
    this.emit('change', this.#isPaused ? null : this.#captured);
  }
}

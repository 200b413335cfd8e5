import type { MadangApi } from '#ipc';
import { Emitter } from '../call/emitter.ts';
import { shareSlots, type ScreenKind, type ShareSlot } from '../call/publications.ts';
import type { CapturedScreen } from '../media/screen.ts';
import { ScreenShare, type ShareProblem } from './screen-share.svelte.ts';
import type { ShareQuality } from './share-options.ts';

type SharesEvents = {
  change: { slot: ShareSlot; captured: CapturedScreen | null };
  quality: { kind: ScreenKind; quality: ShareQuality };
  pause: { kind: ScreenKind; isPaused: boolean };
};

/** All that this person shares at a time, each in a slot of its own. */
export class Shares extends Emitter<SharesEvents> {
  readonly slots: readonly ScreenShare[];

  /** @param systemAudio whether the desktop app can share the sound of this computer */
  constructor(desktop: MadangApi | null, systemAudio: boolean) {
    super();
    this.slots = shareSlots.map((slot) => {
      const share = new ScreenShare(slot.picture, desktop, systemAudio);
      share.on('change', (captured) => {
        this.emit('change', { slot, captured });
      });
      share.on('quality', (quality) => {
        this.emit('quality', { kind: slot.picture, quality });
      });
      share.on('pause', (isPaused) => {
        this.emit('pause', { kind: slot.picture, isPaused });
      });
      return share;
    });
  }

  /** Those under way. */
  get active(): readonly ScreenShare[] {
    return this.slots.filter(({ active }) => active);
  }

  /** Whether there is a slot for one more. */
  get hasFree(): boolean {
    return this.#free !== undefined;
  }

  /** The one whose picker is open. */
  get picking(): ScreenShare | null {
    return this.slots.find(({ sources }) => sources !== null) ?? null;
  }

  /** Why shares did not begin, or are no more, each reason once. */
  get problems(): readonly ShareProblem[] {
    return [...new Set(this.slots.map(({ problem }) => problem).filter((problem) => problem !== null))];
  }

  /** The person has read it. */
  forgetProblem(read: ShareProblem): void {
    for (const share of this.slots) if (share.problem === read) share.forgetProblem();
  }

  /** Opens the picker for the first free slot; in a browser, the browser's own. */
  async begin(): Promise<void> {
    if (this.picking) return;
    for (const share of this.slots) share.forgetProblem();
    await this.#free?.begin();
  }

  /** The one in a slot, under way or not. */
  of(kind: ScreenKind): ScreenShare {
    const share = this.slots.find((each) => each.kind === kind);
    if (!share) throw new Error(`no slot for ${kind}`);
    return share;
  }

  /** Stops all of them; what was said of earlier ones is over, too. */
  stop(): void {
    for (const share of this.slots) {
      share.stop();
      share.forgetProblem();
    }
  }

  get #free(): ScreenShare | undefined {
    return this.slots.find(({ active }) => !active);
  }
}

import type { Background } from './background.svelte.ts';
import { moreCamerasBeside } from './more-cameras.ts';
import type { Participant } from './participant.svelte.ts';

/** A minute, one a second. */
const kept = 60;

/** The work of this machine's encoders. */
export class Encoding {
  #samples = $state.raw<readonly number[]>([]);

  /** Milliseconds per second spent in all of them together, over the last minute, oldest first. */
  get samples(): readonly number[] {
    return this.#samples;
  }

  handleSample(ms: number): void {
    this.#samples = [...this.#samples.slice(1 - kept), ms];
  }

  /** How many more cameras this machine can carry, beside what comes from these and what a blur takes. */
  moreCameras(participants: readonly Participant[], blur: Background['load']): number {
    const blurMs = (blur?.ofOneCore ?? 0) * 1000;
    return moreCamerasBeside(participants, { encodingMs: this.#samples.at(-1) ?? 0, blurMs });
  }
}

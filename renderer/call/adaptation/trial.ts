import { rampMs } from './padding.ts';

const fillingMs = rampMs + 500;
/** How long the engine may take to measure what a passed trial has shown. */
const measuringMs = 4_000;

/**
 * One try whether a path carries more: filling of that size beside the picture, then, if the engine's estimate has not
 * followed, measuring. The engine probes only while little is sent beside its estimate (WebRTC's application-limited
 * region), so for that the smallest picture is sent for a moment.
 */
export class Trial {
  /** bit/s of the rung that is tried. */
  readonly bitrate: number;
  /** The estimate must not fall under this on the way. */
  readonly reference: number;
  readonly #startedAt: number;

  /** @param estimate bit/s, at the trial's beginning */
  constructor(bitrate: number, estimate: number, atMs: number) {
    this.bitrate = bitrate;
    this.reference = Math.min(bitrate, estimate);
    this.#startedAt = atMs;
  }

  /** What the trial is at. */
  phase(atMs: number): 'filling' | 'measuring' | 'over' {
    const passed = atMs - this.#startedAt;
    if (passed < fillingMs) return 'filling';
    return passed < fillingMs + measuringMs ? 'measuring' : 'over';
  }
}

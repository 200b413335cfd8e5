import type { Feedback } from '../stats/feedback.ts';
import { rungFor, type Rung } from './ladder.ts';
import { OverloadWatch } from './overload-watch.ts';

/** What is known of the path to a viewer at one moment. */
export interface PathSample {
  readonly atMs: number;
  /** The engine's estimate of what the path carries, in bit/s; null before there is one. */
  readonly availableBitrate: number | null;
  readonly feedback: Feedback;
}

export type PathReason = 'bandwidth' | 'loss' | 'delay';

/** What the path gets from now on. */
export interface PathDecision {
  /** Index in the ladder. */
  readonly rung: number;
  /** Why it is not the top; null at the top. */
  readonly reason: PathReason | null;
  /** Asks the engine to measure the path with a short burst. */
  readonly probe: boolean;
  /** bit/s of filling to send beside the pictures, to see whether the path carries the next rung; 0 is none. */
  readonly padding: number;
}

interface Trial {
  /** bit/s of the rung that is tried. */
  readonly bitrate: number;
  readonly startedAt: number;
}

/**
 * The engine probes no further than this, in bit/s, unless it is told a maximum, which a page cannot (WebRTC's
 * kDefaultMaxProbingBitrate). An estimate that is larger grows only with what is really sent, and a share that stands
 * still sends next to nothing: from here on, only loss and delay say that a path is too narrow.
 */
export const probingLimit = 5_000_000;

/** The estimate must stay this far over what is sent, or the viewer is moved down. */
const least = 0.9;
/** Going down leaves this much of the estimate unused, so that the queue on the path drains. */
const spare = 0.85;
/** Going up asks for this much more than the rung takes. */
const margin = 1.1;
const trialMs = 1_500;
/** From the end of a trial or a step down to the next trial: doubled by each failure, up to the most. */
const firstHoldMs = 3_000;
const mostHoldMs = 10_000;
/** The same after more than probes can measure failed: nothing but another trial would show whether it fails again. */
const unmeasuredHoldMs = 14_000;
/** A rung that has been kept for so long after its trial is one that the path carries. */
const settledMs = 5_000;
/** How often the engine is asked to measure while its estimate is too small for the next rung. */
const probeEveryMs = 1_500;
/** Without trouble for so long, a path is trusted again: it goes up without trials. */
const trustMs = 60_000;

/**
 * Decides how much of a ladder the path to one viewer gets. Down goes at once, as far as the estimate says. Up,
 * a path that has never failed goes as its estimate grows. One that has goes by trial: a burst to learn an
 * estimate (what is sent alone bounds it), then filling of the next rung's size beside the picture. A path that
 * has not recovered shows it in that filling, which nobody misses.
 */
export class PathControl {
  /**
   * bit/s that the path is known to carry, as far as was asked for. Only what is learned of the path changes it: a
   * ladder that gets shorter, or other steps in it, do not.
   */
  #limit = 0;
  #reason: PathReason = 'bandwidth';
  #trial: Trial | null = null;
  /** How many rungs the next trial may go up: a burst can promise more than the path keeps, a rung at a time less. */
  #stride = Infinity;
  #holdMs = firstHoldMs;
  #holdUntil = -Infinity;
  #probedAt = -Infinity;
  #raisedAt = -Infinity;
  #troubleAt = -Infinity;
  readonly #overload = new OverloadWatch();

  /** Takes a sample; `ladder` is what the viewer asks for now. */
  handleSample(ladder: readonly Rung[], sample: PathSample): PathDecision {
    const { atMs } = sample;
    const rung = Math.max(rungFor(ladder, this.#limit), smallestRung(ladder));
    const trouble = this.#findTrouble(ladder, rung, sample);
    if (trouble) return this.#goDown(ladder, rung, sample, trouble);
    if (this.#trial) return this.#continueTrial(ladder, rung, atMs);
    return this.#goUp(ladder, rung, sample);
  }

  #findTrouble(ladder: readonly Rung[], rung: number, sample: PathSample): PathReason | null {
    const { atMs, availableBitrate, feedback } = sample;
    const overload = this.#overload.handleFeedback(atMs, feedback, this.#trial !== null);
    const needed = this.#trial?.bitrate ?? ladder[rung]?.bitrate ?? 0;
    // The smallest picture is as low as it goes: there is nothing to be gained by calling it trouble.
    if (rung <= 1 && !this.#trial) return null;
    if (availableBitrate !== null && reachOf(availableBitrate) < needed * least) return 'bandwidth';
    return overload;
  }

  #goDown(ladder: readonly Rung[], rung: number, sample: PathSample, reason: PathReason): PathDecision {
    const { atMs, availableBitrate } = sample;
    const hadTrial = this.#trial !== null;
    const isUnmeasured = (this.#trial?.bitrate ?? this.#limit) * margin > probingLimit;
    this.#trial = null;
    this.#troubleAt = atMs;
    this.#overload.handleStepDown(atMs);
    // What a trial was too short to show has failed as well.
    const hasFailed = hadTrial || atMs - this.#raisedAt < settledMs;
    if (hasFailed) {
      this.#holdMs = Math.min(this.#holdMs * 2, mostHoldMs);
      this.#stride = 1;
    }
    this.#holdUntil = atMs + (hasFailed && isUnmeasured ? unmeasuredHoldMs : this.#holdMs);
    this.#reason = reason;
    // A trial only fills the path: the rung under it is still good, unless the estimate says that it is not.
    const highest = hadTrial || reason === 'bandwidth' ? rung : rung - 1;
    // The end of the filling alone lets the queue drain: no more is to be left unused for that.
    const share = hadTrial ? 1 / least : spare;
    const carried = rungFor(ladder, (availableBitrate ?? 0) * share);
    const target = Math.max(smallestRung(ladder), Math.min(carried, highest));
    this.#limit = ladder[target]?.bitrate ?? 0;
    return this.#settle(ladder, target);
  }

  #goUp(ladder: readonly Rung[], rung: number, { atMs, availableBitrate }: PathSample): PathDecision {
    if (rung === ladder.length - 1) return this.#settle(ladder, rung);
    const isTrusted = atMs - this.#troubleAt > trustMs;
    if (isTrusted) this.#holdMs = firstHoldMs;
    if (!isTrusted && atMs < this.#holdUntil) return this.#settle(ladder, rung);
    const carried = rungFor(ladder, reachOf(availableBitrate ?? 0) / margin);
    const target = Math.max(rung, isTrusted ? carried : Math.min(carried, rung + this.#stride));
    if (target === rung) {
      const probe = atMs - this.#probedAt >= probeEveryMs;
      if (probe) this.#probedAt = atMs;
      return { ...this.#settle(ladder, rung), probe };
    }
    if (isTrusted) return this.#climb(ladder, target);
    this.#trial = { bitrate: ladder[target]?.bitrate ?? 0, startedAt: atMs };
    return this.#continueTrial(ladder, rung, atMs);
  }

  #continueTrial(ladder: readonly Rung[], rung: number, atMs: number): PathDecision {
    const { bitrate = 0, startedAt = 0 } = this.#trial ?? {};
    if (atMs - startedAt < trialMs) {
      const padding = Math.max(0, bitrate - (ladder[rung]?.bitrate ?? 0));
      return { ...this.#settle(ladder, rung), padding };
    }
    this.#trial = null;
    this.#stride = Infinity;
    this.#raisedAt = atMs;
    this.#holdUntil = atMs + firstHoldMs;
    return this.#climb(ladder, rungFor(ladder, bitrate));
  }

  #climb(ladder: readonly Rung[], rung: number): PathDecision {
    this.#limit = Math.max(this.#limit, ladder[rung]?.bitrate ?? 0);
    return this.#settle(ladder, rung);
  }

  #settle(ladder: readonly Rung[], rung: number): PathDecision {
    const reason = rung >= ladder.length - 1 ? null : this.#reason;
    return { rung, reason, probe: false, padding: 0 };
  }
}

/** What a path may carry as far as an estimate says, in bit/s. */
function reachOf(estimate: number): number {
  return estimate >= probingLimit ? Infinity : estimate;
}

/**
 * The lowest rung that a path is put on: always with a picture. Over a path that is sent nothing, nothing is learned,
 * so an estimate that was too small once would stay so.
 */
function smallestRung(ladder: readonly Rung[]): number {
  return ladder.length > 1 ? 1 : 0;
}

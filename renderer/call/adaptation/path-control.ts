import type { Feedback } from '../stats/feedback.ts';
import { isUnder, PressedEstimate, Probes, probingLimit, reachOf } from './estimate.ts';
import { rungFor, type Rung } from './ladder.ts';
import { OverloadWatch } from './overload-watch.ts';
import type { QueueSign } from './queue-watch.ts';
import { TrialHold } from './trial-hold.ts';
import { Trial } from './trial.ts';

/** What is known of the path to a viewer at one moment. */
export interface PathSample {
  readonly atMs: number;
  /** The engine's estimate of what the path carries, in bit/s; null before there is one. */
  readonly availableBitrate: number | null;
  readonly feedback: Feedback;
  /** What the filling of a trial has shown; what has made a queue has stopped by itself. */
  readonly queue: QueueSign;
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
  /** bit/s that the filling beside the pictures grows to, to see whether the path carries the next rung; 0 is none. */
  readonly padding: number;
}

/** Going down leaves this much of the estimate unused, so that the queue on the path drains. */
const spare = 0.85;
/**
 * A path whose estimate is less than this of what its rung takes is full, and what it has dropped is sent again before
 * anything new: the smallest picture, for a moment, is there soonest.
 */
const full = 0.65;
/** Going up asks for this much more than the rung takes. */
const margin = 1.1;
/** A rung that has been kept for so long after its trial is one that the path carries. */
const settledMs = 5_000;
/** After that many in vain, only a trial can tell: the engine does not probe while much is sent beside its estimate. */
const probesInVain = 1;
/** Without trouble for so long, a path is trusted again: it goes up without trials. */
const trustMs = 60_000;

/**
 * Decides how much of a ladder the path to one viewer gets. Down goes at once, as far as the estimate says, or where
 * the path is full, to the smallest picture. Up, a path that has never failed goes as its estimate grows. One that
 * has goes by trial: a burst to learn an estimate (what is sent alone bounds it), then filling of the next rung's size
 * beside the picture. A path that has not recovered shows it in a queue that begins to grow, and keeps what it had.
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
  #raisedAt = -Infinity;
  #troubleAt = -Infinity;
  readonly #hold = new TrialHold();
  readonly #pressed = new PressedEstimate();
  readonly #probes = new Probes();
  readonly #overload = new OverloadWatch();

  /** Takes a sample; `ladder` is what the viewer asks for now. */
  handleSample(ladder: readonly Rung[], sample: PathSample): PathDecision {
    const rung = Math.max(rungFor(ladder, this.#limit), smallestRung(ladder));
    const trouble = this.#findTrouble(ladder, rung, sample);
    if (trouble) return this.#goDown(ladder, rung, sample, trouble);
    if (this.#trial) return this.#continueTrial(this.#trial, ladder, rung, sample);
    return this.#goUp(ladder, rung, sample);
  }

  #findTrouble(ladder: readonly Rung[], rung: number, sample: PathSample): PathReason | null {
    const { atMs, availableBitrate, feedback, queue } = sample;
    const overload = this.#overload.handleFeedback(atMs, feedback, this.#trial !== null);
    // The smallest picture is as low as it goes: there is nothing to be gained by calling it trouble.
    if (rung <= 1 && !this.#trial) return null;
    if (this.#trial && queue === 'growing') return 'delay';
    if (availableBitrate !== null && this.#isNarrow(availableBitrate, ladder[rung]?.bitrate ?? 0, atMs)) {
      return 'bandwidth';
    }
    return overload;
  }

  /** The estimate says that the path carries less than it is meant to. */
  #isNarrow(estimate: number, bitrate: number, atMs: number): boolean {
    if (!this.#trial) return this.#pressed.isUnder(atMs, estimate, bitrate);
    return this.#trial.phase(atMs) === 'filling' && isUnder(estimate, this.#trial.reference);
  }

  #goDown(ladder: readonly Rung[], rung: number, sample: PathSample, reason: PathReason): PathDecision {
    const { atMs, availableBitrate } = sample;
    const hadTrial = this.#trial !== null;
    const isUnmeasurable = (this.#trial?.bitrate ?? this.#limit) * margin > probingLimit;
    this.#trial = null;
    this.#probes.reset();
    this.#troubleAt = atMs;
    this.#overload.handleStepDown(atMs);
    // What a trial was too short to show has failed as well.
    const hasFailed = hadTrial || atMs - this.#raisedAt < settledMs;
    if (hasFailed) this.#stride = 1;
    this.#hold.handleFailure(atMs, { hasFailed, hadTrial, isUnmeasurable, queue: sample.queue });
    this.#reason = reason;
    // A trial only fills the path: what was carried before is carried again when the filling has ended.
    if (hadTrial) {
      this.#pressed.handleFailedTrial(atMs, availableBitrate ?? Infinity);
      return this.#settle(ladder, rung);
    }
    const highest = reason === 'bandwidth' ? rung : rung - 1;
    const estimate = availableBitrate ?? 0;
    const isFull = estimate < (ladder[rung]?.bitrate ?? 0) * full;
    const carried = isFull ? 0 : rungFor(ladder, estimate * spare);
    const target = Math.max(smallestRung(ladder), Math.min(carried, highest));
    this.#limit = ladder[target]?.bitrate ?? 0;
    return this.#settle(ladder, target);
  }

  #goUp(ladder: readonly Rung[], rung: number, sample: PathSample): PathDecision {
    const { atMs, availableBitrate } = sample;
    if (rung === ladder.length - 1) return this.#settle(ladder, rung);
    const isTrusted = atMs - this.#troubleAt > trustMs;
    if (isTrusted) this.#hold.forget();
    else if (!this.#hold.isOver(atMs)) return this.#settle(ladder, rung);
    const carried = rungFor(ladder, reachOf(availableBitrate ?? 0) / margin);
    let target = Math.max(rung, isTrusted ? carried : Math.min(carried, rung + this.#stride));
    if (target === rung) {
      const probe = this.#probes.isDue(atMs);
      if (isTrusted || this.#probes.count <= probesInVain) return { ...this.#settle(ladder, rung), probe };
      target = rung + 1;
    }
    if (isTrusted) return this.#climb(ladder, target);
    this.#probes.reset();
    this.#trial = new Trial(ladder[target]?.bitrate ?? 0, availableBitrate ?? 0, atMs);
    return this.#continueTrial(this.#trial, ladder, rung, sample);
  }

  #continueTrial(trial: Trial, ladder: readonly Rung[], rung: number, sample: PathSample): PathDecision {
    const { atMs, availableBitrate } = sample;
    const { bitrate } = trial;
    if (trial.phase(atMs) === 'filling') {
      const padding = Math.max(0, bitrate - (ladder[rung]?.bitrate ?? 0));
      return { ...this.#settle(ladder, rung), padding };
    }
    if (isUnder(availableBitrate ?? 0, bitrate)) {
      if (trial.phase(atMs) === 'over') return this.#goDown(ladder, rung, sample, 'bandwidth');
      return { ...this.#settle(ladder, smallestRung(ladder)), probe: this.#probes.isDue(atMs) };
    }
    this.#trial = null;
    this.#stride = Infinity;
    this.#raisedAt = atMs;
    this.#hold.handlePass(atMs);
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

/**
 * The lowest rung that a path is put on: always with a picture. Over a path that is sent nothing, nothing is learned,
 * so an estimate that was too small once would stay so.
 */
function smallestRung(ladder: readonly Rung[]): number {
  return ladder.length > 1 ? 1 : 0;
}

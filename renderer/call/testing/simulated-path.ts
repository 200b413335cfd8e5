import type { Rung } from '../adaptation/ladder.ts';
import type { QueueSign } from '../adaptation/queue-watch.ts';
import { probingLimit } from '../adaptation/estimate.ts';
import { PathControl, type PathDecision } from '../adaptation/path-control.ts';

/** bit/s that a path carries at a time in milliseconds. */
export type Capacity = (atMs: number) => number;

export interface SimulatedPathOptions {
  readonly capacity: Capacity;
  readonly ladder: (atMs: number) => readonly Rung[];
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  /** What the engine's first estimate is, in bit/s. */
  readonly startEstimate?: number;
  /** How far the estimate is from the truth, as a share of it. */
  readonly noise?: number;
  /** The viewer answers the filling of trials, so that a queue is found while it is short. */
  readonly doesAnswer?: boolean;
  /** A burst may pass where nothing lasting does: up to how many times the capacity a probe finds. */
  readonly burst?: number;
  /** How many probes from this time on the engine does not make, as when its own timing does not allow them. */
  readonly missed?: { readonly fromMs: number; readonly probes: number };
}

/** What happened in half a second. */
export interface PathMoment {
  readonly atMs: number;
  readonly capacity: number;
  /** bit/s of pictures and sound. */
  readonly pictures: number;
  readonly decision: PathDecision;
  readonly top: number;
}

const tickMs = 500;
const baseRoundTripMs = 4;
/** The engine probes only while it sends less than this share of its estimate. */
const idleShare = 0.65;
/** What a router holds before it drops. */
const longestQueueMs = 400;

/**
 * The path to a viewer as a control sees it, in steps of half a second: a bottleneck with a queue, and an
 * estimate that behaves like the engine's (GCC). It is bounded by what is sent, jumps at a probe to what the
 * path carries, as far as probes go, and falls under the capacity when the queue grows.
 */
export class SimulatedPath {
  readonly moments: PathMoment[] = [];
  readonly #options: SimulatedPathOptions;
  readonly #control = new PathControl();
  #atMs = 0;
  #queueBits = 0;
  #estimate: number;
  #isProbed = false;
  /** At first, the engine probes whatever is sent. */
  #isStarting = true;
  #isQueueing = false;
  #missed = 0;
  #decision: PathDecision = { rung: 0, reason: null, probe: false, padding: 0 };

  constructor(options: SimulatedPathOptions) {
    this.#options = options;
    this.#estimate = options.startEstimate ?? 300_000;
  }

  /** Lets so much time pass; @returns what happened in it. */
  pass(ms: number): readonly PathMoment[] {
    const from = this.moments.length;
    for (const end = this.#atMs + ms; this.#atMs < end; this.#atMs += tickMs) this.#tick();
    return this.moments.slice(from);
  }

  #tick(): void {
    const atMs = this.#atMs;
    const ladder = this.#options.ladder(atMs);
    const { noise = 0, random } = this.#options;
    const capacity = this.#options.capacity(atMs);
    const pictures = ladder[Math.min(this.#decision.rung, ladder.length - 1)]?.bitrate ?? 0;
    const { padding } = this.#decision;
    this.#isQueueing = (this.#options.doesAnswer ?? false) && padding > 0 && pictures + padding > capacity;
    // What has found a queue stops by itself, when the path has just begun to be full.
    const sent = pictures + (this.#isQueueing ? Math.max(0, 1.1 * capacity - pictures) : padding);
    const loss = this.#send(sent, capacity);
    const queueMs = Math.min(longestQueueMs, (1000 * this.#queueBits) / capacity);
    this.#estimateFrom(pictures, capacity, queueMs);
    const decision = this.#control.handleSample(ladder, {
      atMs,
      availableBitrate: this.#estimate * (1 + noise * (2 * random() - 1)),
      feedback: { loss, roundTripMs: baseRoundTripMs + queueMs + 2 * random() },
      queue: this.#sign,
    });
    this.moments.push({ atMs, capacity, pictures, decision, top: ladder.length - 1 });
    this.#decision = decision;
    this.#isProbed = decision.probe && !this.#isMissed(atMs);
  }

  get #sign(): QueueSign {
    if (!(this.#options.doesAnswer ?? false)) return 'unknown';
    return this.#isQueueing ? 'growing' : 'none';
  }

  #isMissed(atMs: number): boolean {
    const { missed } = this.#options;
    if (!missed || atMs < missed.fromMs || this.#missed >= missed.probes) return false;
    this.#missed += 1;
    return true;
  }

  /** @returns the share of packets that found the queue full */
  #send(sent: number, capacity: number): number {
    const seconds = tickMs / 1000;
    const arrived = this.#queueBits + (sent - capacity) * seconds;
    this.#queueBits = Math.min(Math.max(0, arrived), (capacity * longestQueueMs) / 1000);
    return Math.max(0, arrived - this.#queueBits) / (sent * seconds);
  }

  #estimateFrom(pictures: number, capacity: number, queueMs: number): void {
    const { burst = 1, random } = this.#options;
    // A queue on the path is what the engine takes for overload.
    if (queueMs > 20) {
      this.#estimate = Math.min(this.#estimate, 0.85 * Math.min(capacity, pictures));
      this.#isStarting = false;
    } else if (this.#isProbed && (this.#isStarting || pictures < idleShare * this.#estimate)) {
      const found = 0.95 * capacity * (1 + random() * (burst - 1));
      this.#estimate = Math.max(this.#estimate, Math.min(found, 1.08 * probingLimit));
    } else {
      const grown = Math.min(1.1 * this.#estimate, 1.5 * pictures + 10_000, 0.95 * capacity);
      this.#estimate = Math.max(this.#estimate, grown);
    }
  }
}

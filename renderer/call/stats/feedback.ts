/** What has been fed back of a path since the sample before. */
export interface Feedback {
  /**
   * The shortest round trip that was measured, in milliseconds: a queue on the path delays every answer, a machine
   * that is busy for a moment only some. Null: none was measured.
   */
  readonly roundTripMs: number | null;
  /** The worst share of packets lost that a receiver told of, 0 to 1; null: none told anything. */
  readonly loss: number | null;
}

/** Round trips are counted and summed up (WebRTC Statistics, sections 8.6 and 8.18). */
interface RoundTrips {
  readonly id: string;
  readonly totalRoundTripTime?: number;
}

/** The pair of candidates in use. */
export interface PairRoundTrips extends RoundTrips {
  readonly responsesReceived?: number;
}

/** What the last receiver report about one stream said; not in TypeScript's library. */
export interface ReceiverReport extends RoundTrips {
  readonly roundTripTimeMeasurements?: number;
  readonly fractionLost?: number;
}

/**
 * Tells what is new in a report from what is repeated: about a stream that says little, a receiver reports every few
 * seconds only, and the engine's statistics hold the last report until the next.
 */
export class FeedbackReader {
  readonly #before = new Map<string, { readonly seconds: number; readonly count: number }>();

  read(pair: PairRoundTrips | undefined, reports: readonly ReceiverReport[]): Feedback {
    const losses: number[] = [];
    const roundTrips = [pair && this.#measure(pair, pair.responsesReceived)];
    for (const report of reports) {
      const measured = this.#measure(report, report.roundTripTimeMeasurements);
      roundTrips.push(measured);
      if (measured !== null) losses.push(report.fractionLost ?? 0);
    }
    const known = roundTrips.filter((ms) => typeof ms === 'number');
    return {
      roundTripMs: known.length > 0 ? Math.min(...known) : null,
      loss: losses.length > 0 ? Math.max(0, ...losses) : null,
    };
  }

  /** @returns the average of those that are new, in milliseconds; null without */
  #measure({ id, totalRoundTripTime: seconds = 0 }: RoundTrips, count = 0): number | null {
    const before = this.#before.get(id) ?? { seconds: 0, count: 0 };
    this.#before.set(id, { seconds, count });
    if (count <= before.count) return null;
    return (1000 * (seconds - before.seconds)) / (count - before.count);
  }
}

/** One end of the path that is in use. */
export interface CandidateFigures {
  /** Empty where the engine does not tell it. */
  readonly address: string;
  readonly port: number;
  /** How the address is known: `host`, `srflx`, `prflx` or `relay` (RFC 8445, section 4). */
  readonly type: string;
}

/** The pair of candidates that a connection uses. */
export interface PairFigures {
  readonly local: CandidateFigures;
  readonly remote: CandidateFigures;
  /** `udp` or `tcp`. */
  readonly protocol: string;
}

/** WebRTC Statistics section 8.22; not in TypeScript's library. */
export interface CandidateStats {
  readonly id: string;
  readonly address?: string | null;
  readonly port?: number;
  readonly candidateType?: string;
  readonly protocol?: string;
}

/** What is known of both ends of a pair; null while one of them is not in the report. */
export function pairFigures(
  pair: RTCIceCandidatePairStats | undefined,
  candidates: readonly CandidateStats[],
): PairFigures | null {
  const local = candidates.find(({ id }) => id === pair?.localCandidateId);
  const remote = candidates.find(({ id }) => id === pair?.remoteCandidateId);
  if (!local || !remote) return null;
  return { local: figuresOf(local), remote: figuresOf(remote), protocol: local.protocol ?? '' };
}

function figuresOf({ address, port = 0, candidateType = '' }: CandidateStats): CandidateFigures {
  return { address: address ?? '', port, type: candidateType };
}

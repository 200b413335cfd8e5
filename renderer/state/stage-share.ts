import type { ScreenKind } from '../call/publications.ts';
import { ShareMarks } from './share-marks.svelte.ts';
import type { Participant } from './participant.svelte.ts';

/** One thing that one of the others shares. */
export interface StageShare {
  /** Unique among all shares of a room. */
  readonly key: string;
  readonly participant: Participant;
  readonly kind: ScreenKind;
  /** What people point at and draw on it, until it ends. */
  readonly marks: ShareMarks;
}

/** What is shared now: what was there before keeps its place, and what is new comes after it. */
export function stageSharesOf(
  before: readonly StageShare[],
  participants: readonly Participant[],
): readonly StageShare[] {
  const now = participants.flatMap((participant) =>
    participant.shares.map((kind) => ({ key: `${participant.id}/${kind}`, participant, kind })),
  );
  const isIn = (shares: readonly { key: string }[], key: string) => shares.some((share) => share.key === key);
  return [
    ...before.filter(({ key }) => isIn(now, key)),
    ...now.filter(({ key }) => !isIn(before, key)).map((share) => ({ ...share, marks: new ShareMarks() })),
  ];
}

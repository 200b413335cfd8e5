import type { VideoKind } from '../../state/participant.svelte.ts';
import type { StageShare } from '../../state/stage-share.ts';

/** What a small window shows: one participant's camera, or what they share. */
export interface Subject<P> {
  readonly participant: P;
  readonly kind: VideoKind;
  readonly share: StageShare | null;
}

/**
 * The one thing worth showing where there is room for one: what was shared last, else who speaks, else who was shown
 * last, else whoever has a camera on, else whoever came first.
 * @param speaker who has the floor, by id; oneself is not shown
 * @param last who was shown last, by id
 */
export function subjectOf<P extends { readonly id: string; readonly media: { readonly camera: boolean } }>(
  shares: readonly (StageShare & { readonly participant: P })[],
  participants: readonly P[],
  speaker: string | null,
  last: string | null,
): Subject<P> | null {
  const share = shares.at(-1);
  if (share) return { participant: share.participant, kind: share.kind, share };
  const byId = (id: string | null) => participants.find((participant) => participant.id === id);
  const participant =
    byId(speaker) ?? byId(last) ?? participants.find(({ media }) => media.camera) ?? participants[0];
  return participant ? { participant, kind: 'camera', share: null } : null;
}

import type { MediaState } from '#protocol';
import { screenKinds, type ScreenKind } from '../call/publications.ts';
import { recordOf } from '../call/record-of.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import type { Shares } from './shares.svelte.ts';

/** What the others are told of one's own media. */
export function mediaStateOf(media: LocalMedia, { active }: Shares): MediaState {
  return {
    microphone: media.microphone === 'on',
    camera: media.camera === 'on',
    ...recordOf(screenKinds, (kind) => active.some((share) => share.kind === kind)),
  };
}

/** Which of the places for a share somebody uses. */
export function sharesIn(media: MediaState): readonly ScreenKind[] {
  return screenKinds.filter((kind) => media[kind]);
}

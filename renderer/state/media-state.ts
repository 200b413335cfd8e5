import type { MediaState } from '#protocol';
import type { LocalMedia } from './local-media.svelte.ts';
import type { ScreenShare } from './screen-share.svelte.ts';

/** What the others are told of one's own media. */
export function mediaStateOf(media: LocalMedia, share: ScreenShare): MediaState {
  return {
    microphone: media.microphone === 'on',
    camera: media.camera === 'on',
    screen: share.active,
  };
}

import { findWay } from '../call/fan-out/way.ts';
import { Publications } from '../call/sending/publications.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import type { ScreenShare } from './screen-share.svelte.ts';

/**
 * Opens what is sent in a call, with the devices that are on.
 * @param foreignFrames this engine was started so that a script transform takes frames of another sender
 */
export function openPublications(
  media: LocalMedia,
  share: ScreenShare,
  foreignFrames: boolean,
): Publications {
  const publications = new Publications({
    way: findWay({ foreignFrames }),
    createWorker: () => new Worker(new URL('../call/fan-out/worker.ts', import.meta.url), { type: 'module' }),
    tracks: {
      camera: media.track('camera'),
      microphone: media.track('microphone'),
      screen: null,
      'screen-audio': null,
    },
    onError: (error) => {
      console.warn('sending', error);
    },
  });
  publications.setShareQuality(share.quality);
  return publications;
}

import { findWay } from '../call/fan-out/way.ts';
import type { Mesh } from '../call/mesh.ts';
import { Publications } from '../call/sending/publications.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import type { Shares } from './shares.svelte.ts';

/**
 * Opens what is sent in a call, with the devices that are on.
 * @param foreignFrames this engine was started so that a script transform takes frames of another sender
 */
export function openPublications(media: LocalMedia, shares: Shares, foreignFrames: boolean): Publications {
  const publications = new Publications({
    way: findWay({ foreignFrames }),
    createWorker: () => new Worker(new URL('../call/fan-out/worker.ts', import.meta.url), { type: 'module' }),
    tracks: { camera: media.track('camera'), microphone: media.track('microphone') },
    onError: (error) => {
      console.warn('sending', error);
    },
  });
  for (const { kind, quality } of shares.slots) publications.setShareQuality(kind, quality);
  return publications;
}

export interface SendingOptions {
  readonly media: LocalMedia;
  readonly shares: Shares;
  readonly mesh: Mesh;
  readonly publications: Publications;
  /** What is sent is another than before. */
  readonly onChanged: () => void;
}

/** Sends what the devices give and what is shared, as it comes and goes. @returns a function that stops following */
export function followMedia({ media, shares, mesh, publications, onChanged }: SendingOptions): () => void {
  const unsubscribe = [
    media.on('track', ({ kind, track }) => {
      mesh.setTrack(kind, track);
      onChanged();
    }),
    shares.on('change', ({ slot, captured }) => {
      mesh.setTrack(slot.picture, captured?.video ?? null);
      mesh.setTrack(slot.sound, captured?.audio ?? null);
      onChanged();
    }),
    shares.on('quality', ({ kind, quality }) => {
      publications.setShareQuality(kind, quality);
    }),
  ];
  return () => {
    for (const stop of unsubscribe) stop();
  };
}

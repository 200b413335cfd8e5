import { moreCameras, type PictureCosts } from '../call/stats/capacity.ts';
import type { Participant } from './participant.svelte.ts';

/**
 * How many more cameras this machine can carry, beside what comes from these.
 * @param own milliseconds per second spent on one's own pictures: in the encoders, and in the blur
 */
export function moreCamerasBeside(
  participants: readonly Participant[],
  own: Pick<PictureCosts, 'encodingMs' | 'blurMs'>,
): number {
  const connected = participants.filter(({ blocked }) => !blocked);
  const received = connected.map(({ live }) => live.samples.at(-1)?.received);
  const pictures = received.flatMap((each) => (each ? Object.values(each) : []));
  return moreCameras({
    ...own,
    decodingMs: pictures.reduce((sum, picture) => sum + (picture?.decodingMs ?? 0), 0),
    cameras: received.filter((each) => (each?.camera?.framesPerSecond ?? 0) > 0).length,
    cores: navigator.hardwareConcurrency,
  });
}

import { moreCameras } from '../call/stats/capacity.ts';
import type { Participant } from './participant.svelte.ts';

/**
 * How many more cameras this machine can carry, beside what comes from these.
 * @param encodingMs milliseconds per second spent in the encoders
 */
export function moreCamerasBeside(participants: readonly Participant[], encodingMs: number): number {
  const connected = participants.filter(({ blocked }) => !blocked);
  const received = connected.map(({ live }) => live.samples.at(-1)?.received);
  const pictures = received.flatMap((each) => (each ? Object.values(each) : []));
  return moreCameras({
    encodingMs,
    decodingMs: pictures.reduce((sum, picture) => sum + (picture?.decodingMs ?? 0), 0),
    cameras: received.filter((each) => (each?.camera?.framesPerSecond ?? 0) > 0).length,
    cores: navigator.hardwareConcurrency,
  });
}

import { videoKinds, type VideoKind } from './publications.ts';
import type { PeerSample } from './stats/peer-sample.ts';

/** A picture stands still for so long, though packets of it come, before something is done. */
const patienceMs = 2_000;

/** Without packets for so long, the picture is off, or the path is lost: nothing stands still. */
const quietMs = 1_500;

/** What the sender is asked for: a keyframe, or, when that did not help, an encoder for this viewer alone. */
export type FreezeRemedy = 'keyframe' | 'encoder';

interface Watched {
  frames: number;
  packets: number;
  /** Packets came with no frame since; null while frames come too, or nothing does. */
  since: number | null;
  asked: FreezeRemedy | null;
  /** When packets came last. */
  arrivedAt: number;
}

/** Notices that what arrives of a participant's picture cannot be decoded, and says what to ask them for. */
export class FreezeWatch {
  readonly #watched = new Map<VideoKind, Watched>();

  handleSample({ atMs, received }: PeerSample): readonly { kind: VideoKind; remedy: FreezeRemedy }[] {
    const remedies: { kind: VideoKind; remedy: FreezeRemedy }[] = [];
    for (const kind of videoKinds) {
      const figures = received[kind];
      if (!figures) continue;
      const { frames, packetsReceived } = figures;
      const before = this.#watched.get(kind);
      const watched = before ?? {
        frames,
        packets: packetsReceived,
        since: null,
        asked: null,
        arrivedAt: atMs,
      };
      this.#watched.set(kind, watched);
      const isDecoded = frames > watched.frames;
      const isArriving = packetsReceived > watched.packets;
      Object.assign(watched, { frames, packets: packetsReceived });
      if (isDecoded) Object.assign(watched, { since: null, asked: null });
      else if (isArriving) Object.assign(watched, { since: watched.since ?? atMs, arrivedAt: atMs });
      else if (atMs - watched.arrivedAt > quietMs) watched.since = null;
      if (watched.since === null || atMs - watched.since < patienceMs) continue;
      if (watched.asked === 'encoder') continue;
      watched.asked = watched.asked === null ? 'keyframe' : 'encoder';
      watched.since = atMs;
      remedies.push({ kind, remedy: watched.asked });
    }
    return remedies;
  }
}

import type { SystemReport } from '../../state/desk.svelte.ts';
import type { Participant } from '../../state/participant.svelte.ts';
import { shortAddress } from './short-address.ts';

/** What is told of each of the others. */
export type Described = Pick<
  Participant,
  'offered' | 'connection' | 'steps' | 'live' | 'quality' | 'away' | 'media'
>;

/** What is told of this side. */
export interface Surroundings {
  /** The engine, as it names itself. */
  readonly engine: string;
  readonly sharesEncoding: boolean;
  /** Milliseconds per second in the encoders, oldest first. */
  readonly encoding: readonly number[];
  /** What the app runs on, and its log; null in a browser. */
  readonly system?: SystemReport | null;
}

/** Samples of each connection that are told. */
const told = 10;

/**
 * What helps to find out what is wrong, as text to hand to somebody: no names, no ids, no descriptions, no keys, and of
 * addresses only the network.
 */
export function diagnosticsOf(
  participants: readonly Described[],
  { engine, sharesEncoding, encoding, system }: Surroundings,
): string {
  const people = participants.map((participant, at) => ({
    person: at + 1,
    offered: participant.offered,
    connection: participant.connection,
    away: participant.away,
    quality: participant.quality,
    steps: participant.steps,
    sends: participant.media,
    path: pathOf(participant.live),
    sent: participant.live.sent,
    samples: participant.live.samples.slice(-told).map(figuresOf),
  }));
  const about = {
    madang: 'diagnostics',
    system,
    engine,
    encodesOnce: sharesEncoding,
    encodingMs: encoding.slice(-told),
  };
  return JSON.stringify({ ...about, people }, null, 1);
}

function pathOf({ samples }: Described['live']) {
  const pair = samples.at(-1)?.pair;
  if (!pair) return null;
  const [local, remote] = [pair.local, pair.remote].map(
    ({ type, address }) => `${type} ${shortAddress(address)}`,
  );
  return { protocol: pair.protocol, local, remote };
}

/** To two places, and without what names the ends of the path. */
function figuresOf(sample: Described['live']['samples'][number]): unknown {
  const text = JSON.stringify(sample, (key, value: unknown) => {
    if (key === 'pair' || key === 'feedback') return undefined;
    return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
  });
  return JSON.parse(text);
}

import type { IncomingSignal, MediaState, SignalBody } from '#protocol';
import { createPair, Identity } from '../../identity/identity.ts';
import type { SignalFailure } from '../../identity/signal-verifier.ts';
import { enterRoom, type Door } from '../enter-room.ts';
import type { RoomClient } from '../room-client.ts';
import { SignedSignals } from '../signed-signals.ts';

const silent: MediaState = { microphone: false, camera: false, screen: false, 'screen-2': false };

/** One participant's side of a room: the real client, and what would reach the call. */
export interface Side {
  id: string;
  session: string;
  identity: Identity;
  client: RoomClient;
  signals: SignedSignals;
  heard: IncomingSignal[];
  failures: [string, SignalFailure][];
  /** Sends the next signal of the first connection to somebody. */
  say: (to: Side, sdp?: string) => void;
  /** Settles when all that was told to this side before has come. */
  caughtUp: () => Promise<unknown>;
  leave: () => Promise<void>;
}

/** An identity for the length of a test. */
export const newIdentity = async () => Identity.of(await createPair(), false);

/** What a signal of a test carries. */
export const offer = (sdp: string): SignalBody => ({ description: { type: 'offer', sdp } });

/** Enters a room as the app does. @param fingerprint of the certificate that is seen there */
export async function enterAs(identity: Identity, door: Door, fingerprint: string): Promise<Side> {
  const entrant = { identity, name: 'Mina', fingerprint, media: () => silent };
  const entered = await enterRoom(door, entrant, { rejectUnauthorized: false });
  if (!entered.ok) throw new Error(entered.reason);
  const { client, session, members } = entered;
  const heard: IncomingSignal[] = [];
  const failures: [string, SignalFailure][] = [];
  const signals = new SignedSignals({
    ...{ identity, room: door.room, session },
    send: (request) => client.request('signal', request),
    onSignal: (signal) => heard.push(signal),
    onFailure: (id, reason) => failures.push([id, reason]),
    onError: (error) => {
      throw error;
    },
  });
  for (const member of members) signals.handleMember(member);
  client.on('member-joined', (member) => signals.handleMember(member));
  client.on('member-left', ({ id }) => signals.handleMemberLeft(id));
  client.on('signal', (signal) => signals.handleSignal(signal));
  const seqs = new Map<string, number>();
  return {
    ...{ id: identity.id, session, identity, client, signals, heard, failures },
    say: ({ id }, sdp = 'a=fingerprint:sha-256 AA:BB\r\n') => {
      const seq = seqs.get(id) ?? 0;
      seqs.set(id, seq + 1);
      signals.send({ to: id, generation: 1, seq, body: offer(sdp) });
    },
    caughtUp: () => client.request('media', silent),
    leave: async () => {
      await client.request('leave', {});
      client.close();
    },
  };
}

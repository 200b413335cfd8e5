import * as v from 'valibot';
import { joinProof } from './access.ts';
import { chosenColour } from './colour.ts';
import { controlNotices, controlRequests, knock, type ControlRequests, type Knock } from './controls.ts';
import { iceServers, type IceServer } from './ice.ts';
import { epochId, fingerprint, participantId, roomId, sessionId } from './ids.ts';
import { limits } from './limits.ts';
import { challengeText } from './proof.ts';
import { mediaState, member, roomSummary, type Member, type RoomSummary } from './room.ts';
import { counter, signalNotice, signalRequest } from './signal.ts';

/** Why a request was refused. Literal reasons; the words for people are chosen in the UI. */
export const refusals = [
  'bad-request',
  'unsupported-protocol',
  'hello-first',
  'wrong-server',
  'bad-proof',
  'already-joined',
  'not-found',
  'full',
  'locked',
  'banned',
  'wrong-proof',
  'too-soon',
  'waiting',
  'removed',
  'seat-gone',
  'not-owner',
  'not-in-room',
  'no-such-member',
  'too-many-requests',
  'unavailable',
  'internal',
] as const;
export type Refusal = (typeof refusals)[number];

/** An acknowledgement: what was asked for, or why not. */
export type Answer<T extends object = object> =
  ({ ok: true } & T) | ({ ok: false; reason: Refusal } & RefusalDetails);

/** What some refusals tell besides their reason. */
export interface RefusalDetails {
  /** `unsupported-protocol`: the version that is needed. */
  needs?: number | undefined;
  /** `too-soon`, `too-many-requests`: after how many milliseconds another try is looked at. */
  retryAfterMs?: number | undefined;
}

const version = v.pipe(v.number(), v.integer());
// Their form is a part of the proof, and so looked at with it.
const proof = v.pipe(v.string(), v.maxLength(limits.proof));

/** Requests, by event name. Each is parsed against its schema before anything else happens. */
export const requests = {
  hello: v.object({
    protocol: version,
    // As it was typed: the signature covers it so, and it is cleaned after.
    name: v.pipe(v.string(), v.maxLength(limits.name * 4)),
    colour: chosenColour,
    key: proof,
    signature: proof,
    fingerprint: v.optional(fingerprint),
  }),
  join: v.object({
    ...{ room: roomId, session: sessionId, media: mediaState },
    proof: v.optional(joinProof),
    // Of whoever had a seat in this session: when, and the last of the personal notices that came.
    back: v.optional(v.object({ epoch: epochId, heard: counter })),
  }),
  leave: v.object({}),
  media: mediaState,
  signal: signalRequest,
  ...controlRequests,
} as const;

/** The part of `hello` that every version of the wire keeps, so that a newer peer can be told what is needed. */
export const helloOfAnyVersion = v.looseObject({ protocol: version });
export type Requests = { [E in keyof typeof requests]: v.InferOutput<(typeof requests)[E]> };

const refused = v.object({
  ok: v.literal(false),
  reason: v.picklist(refusals),
  needs: v.optional(v.number()),
  retryAfterMs: v.optional(v.number()),
});
const answer = <T extends v.ObjectEntries>(entries: T) =>
  v.variant('ok', [v.object({ ok: v.literal(true), ...entries }), refused]);

/** Answers, by event name, as a client parses them. */
export const answers = {
  hello: answer({ id: participantId }),
  join: answer({
    room: roomSummary,
    epoch: epochId,
    ownerId: v.nullable(participantId),
    members: v.pipe(v.array(member), v.maxLength(limits.participantsPerRoom)),
    knocking: v.pipe(v.array(knock), v.maxLength(limits.waiting)),
    // Servers before this field have none to give.
    iceServers: v.optional(iceServers, []),
  }),
  leave: answer({}),
  media: answer({}),
  signal: answer({}),
  admit: answer({}),
  deny: answer({}),
  lock: answer({}),
  'ask-to-mute': answer({}),
  'stop-share': answer({}),
  remove: answer({}),
  ban: answer({}),
  unban: answer({}),
  'hand-over': answer({}),
} as const;
export type Answers = {
  hello: Answer<{ id: string }>;
  join: Answer<{
    room: RoomSummary;
    epoch: string;
    ownerId: string | null;
    members: Member[];
    knocking: Knock[];
    iceServers: IceServer[];
  }>;
  leave: Answer;
  media: Answer;
  signal: Answer;
} & { [E in keyof ControlRequests]: Answer };

/** The part of `challenge` that every version of the wire keeps. */
export const challengeOfAnyVersion = v.looseObject({ protocol: version });

/** What the server says by itself, by event name. */
export const notices = {
  challenge: v.object({ protocol: version, challenge: challengeText }),
  'member-joined': member,
  'member-left': v.object({ id: participantId }),
  'member-reconnecting': v.object({ id: participantId }),
  'member-back': v.object({ id: participantId, media: mediaState }),
  'member-media': v.object({ id: participantId, media: mediaState }),
  signal: signalNotice,
  'room-closed': v.object({ reason: v.picklist(['host-left']) }),
  replaced: v.object({}),
  'ice-servers': v.object({ iceServers }),
  ...controlNotices,
} as const;
export type Notices = { [E in keyof typeof notices]: v.InferOutput<(typeof notices)[E]> };

/** Socket.IO's typed event maps for both sides. */
export type ClientToServerEvents = {
  [E in keyof Requests]: (request: Requests[E], ack: (answer: Answers[E]) => void) => void;
};
export type ServerToClientEvents = { [E in keyof Notices]: (notice: Notices[E]) => void };

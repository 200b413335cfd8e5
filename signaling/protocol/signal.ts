import * as v from 'valibot';
import { refusalReason } from './handshake.ts';
import { participantId, roomId, sessionId } from './ids.ts';
import { limits } from './limits.ts';
import { signature } from './proof.ts';

export const counter = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** A session description (W3C WebRTC, RTCSessionDescriptionInit), never interpreted by the server. */
const description = v.object({
  type: v.picklist(['offer', 'answer']),
  sdp: v.pipe(v.string(), v.maxLength(limits.sdp)),
});

/** An ICE candidate (W3C WebRTC, RTCIceCandidateInit). */
const candidate = v.object({
  candidate: v.pipe(v.string(), v.maxLength(limits.candidate)),
  sdpMid: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64)))),
  sdpMLineIndex: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)))),
  usernameFragment: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(256)))),
});

/** What two peers negotiate with: a description or a candidate. */
const negotiationBody = v.union([v.strictObject({ description }), v.strictObject({ candidate })]);
export type NegotiationBody = v.InferOutput<typeof negotiationBody>;

/** What peers tell each other through the server: to negotiate, or that one wants no connection to the other. */
export const signalBody = v.union([negotiationBody, v.strictObject({ refusal: refusalReason })]);
export type SignalBody = v.InferOutput<typeof signalBody>;

/**
 * What a signal says, and for whom it is meant: signed by the sender, read by the receiver, and neither by the
 * server. `generation` counts the connections made to that peer and `seq` the signals within one.
 */
export const signalPayload = v.strictObject({
  room: roomId,
  from: participantId,
  fromSession: sessionId,
  to: participantId,
  toSession: sessionId,
  generation: counter,
  seq: counter,
  body: signalBody,
});
export type SignalPayload = v.InferOutput<typeof signalPayload>;

/** A signal as the call gives it out, before it is signed. */
export type OutgoingSignal = Pick<SignalPayload, 'to' | 'generation' | 'seq' | 'body'>;

/** A signal as the call takes it in, after it was verified. */
export type IncomingSignal = Pick<SignalPayload, 'from' | 'generation' | 'seq' | 'body'>;

const signed = { payload: v.pipe(v.string(), v.maxLength(limits.signalPayload)), signature };

/**
 * A signal on its way to the server. The sender is the socket's own session, never a field; `toSession` keeps a
 * signal that was under way when its receiver came back from reaching the new session.
 */
export const signalRequest = v.object({ to: participantId, toSession: sessionId, ...signed });
export type SignalRequest = v.InferOutput<typeof signalRequest>;

/** The place of a notice among those for one participant alone in one stay, from 1: see `back` in `join`. */
export const personal = { number: v.optional(counter) };

/** A signal as the server hands it on. */
export const signalNotice = v.object({ from: participantId, ...signed, ...personal });
export type SignalNotice = v.InferOutput<typeof signalNotice>;

import * as v from 'valibot';
import { participantId } from './ids.ts';
import { limits } from './limits.ts';

const counter = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

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
export const signalBody = v.union([v.strictObject({ description }), v.strictObject({ candidate })]);
export type SignalBody = v.InferOutput<typeof signalBody>;

// `generation` counts the connections made to that peer and `seq` the signals within one, so that what
// belongs to an earlier connection can be dropped.
const envelope = { generation: counter, seq: counter, body: signalBody };

/** A signal on its way to the server. The sender is the socket's own session, never a field. */
export const outgoingSignal = v.object({ to: participantId, ...envelope });
export type OutgoingSignal = v.InferOutput<typeof outgoingSignal>;

/** A signal as the server hands it on. */
export const incomingSignal = v.object({ from: participantId, ...envelope });
export type IncomingSignal = v.InferOutput<typeof incomingSignal>;

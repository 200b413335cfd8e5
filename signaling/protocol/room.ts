import * as v from 'valibot';
import { accessRule } from './access.ts';
import { chosenColour } from './colour.ts';
import { participantId, roomId, sessionId } from './ids.ts';
import { limits } from './limits.ts';
import { pictures } from './pictures.ts';
import { publicKey } from './proof.ts';
import { participantName, roomName } from './text.ts';

/** What a participant sends right now, as the others should show it. */
export const mediaState = v.object(v.entriesFromList(['microphone', ...pictures], v.boolean()));
export type MediaState = v.InferOutput<typeof mediaState>;

/** One participant of a room as the others know them. */
export const member = v.object({
  id: participantId,
  /** Its hash is the id: whoever reads it checks that, and believes the server nothing. */
  key: publicKey,
  session: sessionId,
  name: participantName,
  colour: chosenColour,
  media: mediaState,
  /** The connection to them is lost and their seat is kept; absent while they are there. */
  away: v.optional(v.boolean()),
});
export type Member = v.InferOutput<typeof member>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.participantsPerRoom));

/** A room as someone outside of it may see it. */
export const roomSummary = v.object({
  id: roomId,
  name: roomName,
  owner: participantName,
  participants: count,
  capacity: count,
  access: accessRule,
  /** Nobody but the owner comes in. */
  locked: v.boolean(),
});
export type RoomSummary = v.InferOutput<typeof roomSummary>;

/** The answer to `GET /health`: that this is Madang, which wire it speaks, and its rooms. */
export const health = v.object({
  service: v.literal('madang'),
  protocol: v.pipe(v.number(), v.integer(), v.minValue(1)),
  rooms: v.pipe(v.array(roomSummary), v.maxLength(limits.rooms)),
});
export type Health = v.InferOutput<typeof health>;

/** The part of `/health` that every version of the wire keeps, so that a newer server can be told apart. */
export const healthOfAnyVersion = v.object({
  service: v.literal('madang'),
  protocol: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

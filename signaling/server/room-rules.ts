import * as v from 'valibot';
import { participantId, participantName } from '#protocol';

/** What has been decided about a room and outlives whoever serves it. */
export const roomRules = v.object({
  /** Who has the controls, or null. */
  ownerId: v.nullable(participantId),
  /** The owner's display name. */
  owner: participantName,
  locked: v.boolean(),
  bans: v.array(participantId),
  /** Those who were let in once, where one has to knock. */
  admitted: v.array(participantId),
  /** Those who were inside. They come back by themselves, and find no lock for a while. */
  inside: v.optional(v.array(participantId), []),
});
export type RoomRules = v.InferOutput<typeof roomRules>;

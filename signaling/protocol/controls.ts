import * as v from 'valibot';
import { chosenColour } from './colour.ts';
import { participantId, roomId } from './ids.ts';
import { shares } from './pictures.ts';
import { publicKey } from './proof.ts';
import { personal } from './signal.ts';
import { participantName } from './text.ts';

const person = v.object({ id: participantId });

/** What an owner can stop of what somebody shows. */
const shareKind = v.picklist(shares);

/** Someone who waits to be let in, as the owner knows them. */
export const knock = v.object({
  ...{ id: participantId, key: publicKey, name: participantName },
  colour: chosenColour,
});
export type Knock = v.InferOutput<typeof knock>;

/** What only a room's owner may ask for, by event name. */
export const controlRequests = {
  admit: person,
  deny: person,
  lock: v.object({ locked: v.boolean() }),
  'ask-to-mute': person,
  'stop-share': v.object({ id: participantId, kind: shareKind }),
  remove: person,
  ban: person,
  unban: person,
  'hand-over': person,
} as const;
export type ControlRequests = {
  [E in keyof typeof controlRequests]: v.InferOutput<(typeof controlRequests)[E]>;
};

/** What follows from the owner's controls and from knocking, by event name. */
export const controlNotices = {
  knocking: knock,
  'knock-ended': person,
  admitted: v.object({ room: roomId }),
  denied: v.object({ room: roomId }),
  'room-changed': v.object({
    ownerId: v.nullable(participantId),
    owner: participantName,
    locked: v.boolean(),
  }),
  'mute-asked': v.object({ ...personal }),
  'share-stopped': v.object({ id: participantId, kind: shareKind, ...personal }),
  removed: v.object({ reason: v.picklist(['removed', 'banned']) }),
} as const;

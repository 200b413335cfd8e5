import * as v from 'valibot';
import { chosenColour, limits, participantId, participantName, publicKey } from '#protocol';

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const socket = text(64);

/** What nodes tell each other of a participant: `socket` is the connection that one node has and the other serves. */
export const message = v.variant('kind', [
  /** To the node that serves the room. With `join`, who asks; other requests are of whoever has joined so. */
  v.object({
    kind: v.literal('request'),
    ...{ socket, number: v.number(), event: text(32), request: v.unknown() },
    who: v.nullable(
      v.object({
        ...{ id: participantId, key: publicKey, name: participantName },
        colour: chosenColour,
        ...{ challenge: text(64), address: text(64) },
      }),
    ),
  }),
  /** The connection has ended, or the participant has gone to a room of another node. */
  v.object({ kind: v.literal('gone'), socket, isGoodbye: v.boolean() }),
  /** To the node with the connection. */
  v.object({ kind: v.literal('answer'), socket, number: v.number(), answer: v.looseObject({}) }),
  v.object({ kind: v.literal('notice'), socket, event: text(32), notice: v.looseObject({}) }),
  v.object({ kind: v.literal('end'), socket }),
]);
export type Message = v.InferOutput<typeof message>;

/** One message is a little more than what a participant may send. */
export const longestMessage = 2 * limits.messageBytes;

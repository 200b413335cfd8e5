import * as v from 'valibot';
import { fileId, participantId } from './ids.ts';
import { limits } from './limits.ts';
import { parseText } from './parse.ts';
import { pictures, shares } from './pictures.ts';
import { fileName } from './text.ts';

const pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.tilePixels));

const fileBytes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.fileBytes));

/** How large a picture is shown, in device pixels; null: not at all. */
const tile = v.nullable(v.object({ width: pixels, height: pixels }));

/** What somebody can show for a moment without words. */
export const reactions = ['thumbs-up', 'heart', 'party', 'star', 'thumbs-down'] as const;
export type Reaction = (typeof reactions)[number];

/** A share of somebody in the room: the sender's, the receiver's or that of a third. */
const marked = { owner: participantId, share: v.picklist(shares) };
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** A place on a shared picture: parts of its width and of its height, from its upper left corner. */
const place = v.pipe(v.strictTuple([part, part]), v.readonly());

/** What peers say to each other over the data channel, parsed by each receiver. */
export const peerMessage = v.variant('kind', [
  v.object({
    kind: v.literal('chat'),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.chatText)),
  }),
  v.object({ kind: v.literal('file'), file: fileId, name: fileName, size: fileBytes }),
  v.object({ kind: v.literal('file-withdrawn'), file: fileId }),
  v.object({ kind: v.literal('demand'), ...v.entriesFromList(pictures, tile) }),
  v.object({ kind: v.literal('hand'), raised: v.boolean() }),
  v.object({ kind: v.literal('reaction'), reaction: v.picklist(reactions) }),
  v.object({
    ...{ kind: v.literal('share'), share: v.picklist(shares), paused: v.boolean() },
    marks: v.optional(v.boolean(), true),
  }),
  v.object({ kind: v.literal('point'), ...marked, at: v.nullable(place) }),
  v.object({
    ...{ kind: v.literal('draw'), ...marked },
    stroke: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.strokeNumber)),
    points: v.pipe(v.array(place), v.minLength(1), v.maxLength(limits.drawnPoints), v.readonly()),
  }),
  v.object({ kind: v.literal('clear'), ...marked }),
  v.object({
    kind: v.literal('refresh'),
    publication: v.picklist(pictures),
    remedy: v.picklist(['keyframe', 'encoder']),
  }),
]);
export type PeerMessage = v.InferOutput<typeof peerMessage>;

/** What somebody points at or draws on a share. */
export type MarkMessage = Extract<PeerMessage, { kind: 'point' | 'draw' | 'clear' }>;

/**
 * Parses one data-channel message.
 * @returns the message, or null for anything that is not one
 */
export function parsePeerMessage(data: unknown): PeerMessage | null {
  return parseText(peerMessage, data);
}

/**
 * What is said on the channel of a file, beside its bytes: who wants it asks, and tells when all of it is there; who has
 * it may have to stop.
 */
export const fileRequest = v.object({ file: fileId, from: fileBytes });
export const fileTaken = v.object({ taken: v.literal(true) });
export const fileStop = v.object({ stop: v.picklist(['withdrawn', 'unreadable']) });
export type FileRequest = v.InferOutput<typeof fileRequest>;
export type FileTaken = v.InferOutput<typeof fileTaken>;
export type FileStop = v.InferOutput<typeof fileStop>['stop'];

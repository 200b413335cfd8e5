import * as v from 'valibot';
import { accessRule, fingerprint, invite, roomId, roomName, roomSecret, roomSummary } from '#protocol';

const text = v.pipe(v.string(), v.maxLength(1_000));
const where = {
  origin: v.pipe(text, v.startsWith('https://')),
  fingerprint: v.nullable(fingerprint),
  invite: v.nullable(invite),
  secret: v.nullable(roomSecret),
  host: text,
};

const intent = v.variant('kind', [
  v.object({ kind: v.literal('host'), roomName, access: accessRule, passphrase: text }),
  v.object({ kind: v.literal('join'), found: v.object({ ...where, room: roomSummary }), passphrase: text }),
]);

/** What is needed to come back into a room after the page's process has ended: whereto, by which keys, and with what on. */
export const stay = v.object({
  intent,
  place: v.object({ ...where, room: roomId, keys: v.nullable(v.object({ join: text, member: text })) }),
  /** What was on. Nobody is heard or seen again who was not before. */
  media: v.object({ camera: v.boolean(), microphone: v.boolean() }),
});
export type KeptStay = v.InferOutput<typeof stay>;

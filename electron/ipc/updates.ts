import * as v from 'valibot';

/**
 * Where updates are looked for: what serves the files that electron-builder makes, over HTTPS, or on this machine
 * itself. Without encryption, whoever is on the way could put their own program in place of the update.
 */
export const updateAddress = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(1_000),
  v.url(),
  v.regex(/^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?=[:/]|$))[^\s@#]+$/i),
);

const version = v.pipe(v.string(), v.maxLength(64), v.regex(/^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/));

/** Another version, as the address describes it. */
export const release = v.object({
  version,
  /** Plain text, whatever stands in it; empty when nothing is said. */
  notes: v.pipe(v.string(), v.maxLength(20_000)),
  /** Bytes; null when it is not said. */
  size: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type Release = v.InferOutput<typeof release>;

/** Why an update did not come about. */
export const updateFailure = v.picklist([
  /** Nothing answers at the address. */
  'unreachable',
  /** There is no list of versions at the address, or none for this system. */
  'nothing-there',
  /** What the address says is no list of versions, or names files that are somewhere else. */
  'bad-answer',
  /** The file is not the one that the list names. */
  'wrong-checksum',
  /** The system does not take the file's signature. */
  'wrong-signature',
  /** This copy was not installed in a way that can be updated. */
  'unsupported',
  'no-space',
  'failed',
]);
export type UpdateFailure = v.InferOutput<typeof updateFailure>;

/** How far it is with updates. Only a person leads from `available` to `downloading`, and from `ready` on. */
export const updateState = v.variant('kind', [
  /** No address is set. */
  v.object({ kind: v.literal('off') }),
  v.object({ kind: v.literal('idle') }),
  v.object({ kind: v.literal('checking') }),
  v.object({ kind: v.literal('newest') }),
  v.object({ kind: v.literal('available'), release }),
  v.object({
    kind: v.literal('downloading'),
    release,
    percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  }),
  /** Downloaded, and what was asked for. */
  v.object({ kind: v.literal('ready'), release }),
  v.object({ kind: v.literal('installing'), release }),
  v.object({ kind: v.literal('failed'), reason: updateFailure }),
]);
export type UpdateState = v.InferOutput<typeof updateState>;

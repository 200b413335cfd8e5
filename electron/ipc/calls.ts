import * as v from 'valibot';
import {
  accessPolicy,
  announcedRoom,
  fingerprint,
  invite,
  ipAddress,
  limits,
  participantId,
  participantName,
  port,
  roomId,
  roomName,
  roomSummary,
} from '#protocol';
import { callState, muteKeysState, networkTrouble, news } from './desktop.ts';
import { linkOutcome, pressedAddress } from './links.ts';
import { settings } from './settings.ts';
import { systemReport, trouble } from './trouble.ts';
import { updateState } from './updates.ts';

const nothing = v.undefined();
const result = <T extends v.ObjectEntries, const R extends readonly [string, ...string[]]>(
  entries: T,
  reasons: R,
) =>
  v.variant('ok', [
    v.object({ ok: v.literal(true), ...entries }),
    v.object({ ok: v.literal(false), reason: v.picklist(reasons) }),
  ]);

/** How the app was started. `host` and `join` skip the waiting room. */
export const launch = v.object({
  host: v.nullable(roomName),
  join: v.nullable(v.pipe(v.string(), v.maxLength(limits.inviteLink))),
  name: v.nullable(participantName),
});

export const appInfo = v.object({
  version: v.string(),
  /** The engine under it, by name and version. */
  engine: v.string(),
  platform: v.string(),
  /** The account's name, as a first guess at the person's. */
  accountName: v.string(),
  /** BCP 47 tag of the system's language. */
  systemLanguage: v.string(),
  /** Whether this system gives the app the sound of what is played on it. */
  systemAudio: v.boolean(),
  launch,
});
export type AppInfo = v.InferOutput<typeof appInfo>;

/** An address of this machine, the likeliest to be reachable by others first. */
export const localAddress = v.object({ address: ipAddress, interfaceName: v.string() });
export type LocalAddress = v.InferOutput<typeof localAddress>;

/** A screen or window that can be shared. Pictures are data URLs. */
export const captureSource = v.object({
  id: v.pipe(v.string(), v.regex(/^(?:screen|window):\d+:\d+$/)),
  name: v.string(),
  kind: v.picklist(['screen', 'window']),
  thumbnail: v.string(),
  icon: v.nullable(v.string()),
});
export type CaptureSource = v.InferOutput<typeof captureSource>;

/** Where to look for a room's server. With a fingerprint, only that certificate will do. */
export const probeTarget = v.object({
  hosts: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(253))),
    v.minLength(1),
    v.maxLength(limits.inviteAddresses),
  ),
  port,
  fingerprint: v.nullable(fingerprint),
});

/** What is needed to come back into a room, as base64url that says nothing to whoever keeps it. */
const sealedStay = v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(20_000));

const host = v.pipe(v.string(), v.maxLength(253));

/** A remembered address that shows another certificate than the one that is remembered. */
export const changedCertificate = v.object({ host, port, remembered: fingerprint, seen: fingerprint });
export type ChangedCertificate = v.InferOutput<typeof changedCertificate>;

/** Calls from the renderer to main: the argument and the result of each, parsed on arrival and on return. */
export const calls = {
  'app:info': { argument: nothing, result: appInfo },
  'settings:read': { argument: nothing, result: settings },
  'settings:write': { argument: v.partial(settings), result: settings },
  'network:addresses': { argument: nothing, result: v.array(localAddress) },
  'network:examine': { argument: nothing, result: v.nullable(networkTrouble) },
  'discovery:rooms': { argument: nothing, result: v.array(announcedRoom) },
  'host:start': {
    // The keys of a room are derived from its id, and so the page makes it. Main is given the join key only.
    argument: v.object({
      id: roomId,
      room: roomName,
      owner: participantName,
      ownerId: participantId,
      access: accessPolicy,
    }),
    result: result({ invite }, ['no-free-port', 'interface-missing', 'already-hosting', 'failed']),
  },
  'host:stop': { argument: nothing, result: nothing },
  'server:probe': {
    argument: probeTarget,
    result: v.variant('ok', [
      v.object({
        ok: v.literal(true),
        host: v.string(),
        port,
        fingerprint,
        rooms: v.array(roomSummary),
      }),
      v.object({
        ok: v.literal(false),
        reason: v.picklist(['no-network', 'nothing-answers', 'not-madang']),
      }),
      v.object({
        ok: v.literal(false),
        reason: v.literal('certificate-changed'),
        changed: v.nullable(changedCertificate),
      }),
      v.object({ ok: v.literal(false), reason: v.literal('unsupported-protocol'), speaks: v.number() }),
    ]),
  },
  'server:trust': { argument: v.object({ host, port, fingerprint }), result: v.boolean() },
  'capture:sources': { argument: nothing, result: v.array(captureSource) },
  'capture:choose': {
    argument: v.object({ id: captureSource.entries.id, audio: v.optional(v.boolean(), false) }),
    result: v.boolean(),
  },
  'call:tell': { argument: callState, result: nothing },
  'call:news': { argument: news, result: nothing },
  'link:open': { argument: pressedAddress, result: linkOutcome },
  'mute-keys:state': { argument: nothing, result: muteKeysState },
  'window:show': { argument: nothing, result: nothing },
  'window:close': { argument: v.object({ leaves: v.boolean() }), result: nothing },
  'troubles:take': { argument: nothing, result: v.array(trouble) },
  'system:report': { argument: nothing, result: systemReport },
  // Sealed by the page, which alone can open it.
  'stay:keep': { argument: v.object({ sealed: v.nullable(sealedStay) }), result: nothing },
  'stay:take': { argument: nothing, result: v.nullable(sealedStay) },
  'updates:state': { argument: nothing, result: updateState },
  'updates:check': { argument: nothing, result: nothing },
  'updates:download': { argument: nothing, result: nothing },
  'updates:cancel': { argument: nothing, result: nothing },
  'updates:install': { argument: nothing, result: nothing },
  'call:active': { argument: v.object({ room: v.nullable(roomId) }), result: nothing },
} as const;
export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallArgument<C extends CallName> = v.InferInput<Calls[C]['argument']>;
export type CallResult<C extends CallName> = v.InferOutput<Calls[C]['result']>;

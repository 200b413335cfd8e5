import * as v from 'valibot';
import { limits } from './limits.ts';

// RFC 7064 and RFC 7065: scheme, host, perhaps a port and, for TURN, perhaps a transport. The host is a name, an IPv4
// address or an IPv6 address in brackets. Narrow, because the engine throws at what it cannot read.
const authority = '(?:[a-z\\d](?:[a-z\\d.-]{0,251}[a-z\\d])?|\\[[\\da-f:.]{2,45}\\])(?::\\d{1,5})?';
const urlForm = new RegExp(`^(?:stuns?:${authority}|turns?:${authority}(?:\\?transport=(?:udp|tcp))?)$`, 'i');

/** The URI of a STUN or TURN server. */
export const iceUrl = v.pipe(v.string(), v.maxLength(limits.iceUrl), v.regex(urlForm));

/** Whether a URI is that of a TURN server, which asks for credentials. */
export function isTurn(url: string): boolean {
  return /^turns?:/i.test(url);
}

/** The URIs of one server, or of several that take the same credentials. */
export const iceUrls = v.pipe(v.array(iceUrl), v.minLength(1), v.maxLength(limits.iceUrls));

/** What a connection gathers candidates with (W3C WebRTC, RTCIceServer). A TURN server comes with credentials. */
export const iceServer = v.pipe(
  v.object({
    urls: iceUrls,
    username: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(limits.iceCredential))),
    credential: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(limits.iceCredential))),
  }),
  v.check(
    ({ urls, username, credential }) =>
      !urls.some(isTurn) || (username !== undefined && credential !== undefined),
  ),
);
export type IceServer = v.InferOutput<typeof iceServer>;

/** All servers that a participant is given; usually none, since a LAN needs none. */
export const iceServers = v.pipe(v.array(iceServer), v.maxLength(limits.iceServers));

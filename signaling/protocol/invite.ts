import * as v from 'valibot';
import { roomSecret } from './access.ts';
import { formatAddress, ipAddress, parseAddress, port, type Address } from './address.ts';
import { fingerprint, participantId, roomId } from './ids.ts';
import { defaultPort, limits } from './limits.ts';

/** Everything needed to enter a room: where its host listens, which certificate it must show, and whose it is. */
export const invite = v.object({
  room: roomId,
  addresses: v.pipe(v.array(ipAddress), v.minLength(1), v.maxLength(limits.inviteAddresses)),
  port,
  fingerprint,
  /** The owner's id when the link was made; null where there is none. */
  owner: v.optional(v.nullable(participantId), null),
  /** What opens an `invite` room; null in the links of others. */
  secret: v.optional(v.nullable(roomSecret), null),
});
export type Invite = v.InferOutput<typeof invite>;

/** What a person may paste or type to join. */
export type JoinTarget =
  | { kind: 'invite'; invite: Invite }
  /** A browser link or a typed address: the certificate and perhaps the room are still unknown. */
  | { kind: 'address'; address: Address; room: string | null; secret: string | null };

export type JoinTargetError = 'empty' | 'too-long' | 'malformed-invite' | 'not-an-address';

/** The `madang://` link of an invite. */
export function formatInvite({ room, addresses, port, fingerprint, owner, secret }: Invite): string {
  const fields = [`at=${addresses.join(',')}`, `port=${String(port)}`, `fp=${fingerprint}`];
  if (owner !== null) fields.push(`owner=${owner}`);
  return `madang://join/${room}?${fields.join('&')}${secret === null ? '' : `#${secret}`}`;
}

/** The link that a guest without the app opens in a browser. Nothing after `#` is sent to any server. */
export function formatBrowserLink(
  { room, port, secret }: Pick<Invite, 'room' | 'port' | 'secret'>,
  host: string,
): string {
  return `https://${formatAddress({ host, port })}/#join/${room}${secret === null ? '' : `/${secret}`}`;
}

/**
 * Reads an invite link, a browser link or a typed address. Nothing of it is trusted further than its schema:
 * addresses in an invite are IP literals, and unknown parts make it malformed.
 */
export function parseJoinTarget(
  text: string,
): { ok: true; target: JoinTarget } | { ok: false; reason: JoinTargetError } {
  const typed = text.trim();
  if (typed === '') return { ok: false, reason: 'empty' };
  if (typed.length > limits.inviteLink) return { ok: false, reason: 'too-long' };
  if (/^madang:/i.test(typed)) {
    const parsed = parseInvite(typed);
    return parsed
      ? { ok: true, target: { kind: 'invite', invite: parsed } }
      : { ok: false, reason: 'malformed-invite' };
  }
  const link = /^https:\/\/([^/?#@\s]+)\/?(?:#join\/([\w-]{8,64})(?:\/([\w-]{22}))?)?$/i.exec(typed);
  const authority = link?.[1] ?? typed;
  const address = parseAddress(link && !/:\d+$/.test(authority) ? `${authority}:443` : authority);
  if (!address) return { ok: false, reason: 'not-an-address' };
  return {
    ok: true,
    target: { kind: 'address', address, room: link?.[2] ?? null, secret: link?.[3] ?? null },
  };
}

function parseInvite(link: string): Invite | null {
  const parts = /^madang:\/\/join\/([^/?#]*)\?([^#]*)(?:#(.*))?$/i.exec(link);
  if (!parts) return null;
  const fields = new Map<string, string>();
  for (const field of parts[2]?.split('&') ?? []) {
    const [key = '', value = '', ...rest] = field.split('=');
    if (rest.length > 0 || fields.has(key)) return null;
    fields.set(key, value);
  }
  const known = ['at', 'port', 'fp', 'owner'];
  if ([...fields.keys()].some((key) => !known.includes(key))) return null;
  const digits = fields.get('port') ?? String(defaultPort);
  const parsed = v.safeParse(invite, {
    room: parts[1],
    addresses: fields.get('at')?.split(','),
    port: /^\d{1,5}$/.test(digits) ? Number(digits) : Number.NaN,
    fingerprint: fields.get('fp'),
    owner: fields.get('owner'),
    secret: parts[3],
  });
  return parsed.success ? parsed.output : null;
}

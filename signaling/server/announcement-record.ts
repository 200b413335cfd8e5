import { announcedRoom, ipAddress, limits, parseAs, type AnnouncedRoom } from '#protocol';

/** The record's layout. Another number is another layout, and not for this version. */
const recordVersion = '1';

// RFC 6763, section 6.1: one "key=value" is at most 255 bytes.
const longestField = 255;

/** The TXT fields of a room's DNS-SD record, by key. */
export type AnnouncementFields = Record<string, string>;

/** What a browser of DNS-SD records found. Anyone on the network may have written it. */
export interface FoundRecord {
  /** The TXT record's fields. */
  txt: unknown;
  /** The SRV record's port. */
  port: unknown;
  /** The A and AAAA records. */
  addresses?: readonly unknown[] | undefined;
  /** The address that the packet came from. */
  from?: unknown;
}

/** A room as the TXT fields of its record (RFC 6763, section 6): short keys, each field within its 255 bytes. */
export function encodeAnnouncement(room: AnnouncedRoom): AnnouncementFields {
  return {
    v: recordVersion,
    id: room.id,
    name: cut(room.name, longestField - 'name='.length),
    owner: cut(room.owner, longestField - 'owner='.length),
    n: String(room.participants),
    cap: String(room.capacity),
    access: room.access,
    lock: room.locked ? '1' : '0',
    fp: room.fingerprint,
    at: joinWithin(room.addresses, longestField - 'at='.length),
  };
}

/**
 * Reads a found record. The host's own list of addresses comes first, then what its A and AAAA records add;
 * the one that the record was received from leads, because it has just been shown to work.
 * @returns the room, or null when the record is not one of ours or of another layout
 */
export function decodeAnnouncement({ txt, port, addresses = [], from }: FoundRecord): AnnouncedRoom | null {
  if (typeof txt !== 'object' || txt === null) return null;
  const fields = new Map<string, unknown>(Object.entries(txt));
  if (fields.get('v') !== recordVersion) return null;
  const listed = fields.get('at');
  const known = [...(typeof listed === 'string' ? listed.split(',') : []), ...addresses].filter(isReachable);
  const ordered = known.filter((address) => address === from).concat(known);
  return parseAs(announcedRoom, {
    id: fields.get('id'),
    name: fields.get('name'),
    owner: fields.get('owner'),
    participants: numberOf(fields.get('n')),
    capacity: numberOf(fields.get('cap')),
    access: fields.get('access'),
    locked: fields.get('lock') === '1',
    fingerprint: fields.get('fp'),
    addresses: [...new Set(ordered)].slice(0, limits.inviteAddresses),
    port,
  });
}

// IPv6 link-local addresses need a zone, which a record cannot carry.
function isReachable(address: unknown): address is string {
  const parsed = parseAs(ipAddress, address);
  return parsed !== null && !/^fe[89ab]/i.test(parsed);
}

function numberOf(text: unknown): unknown {
  return typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

// Cut between characters as people see them, so that no name ends in half of one.
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(kept + segment) > bytes) break;
    kept += segment;
  }
  return kept;
}

function joinWithin(parts: readonly string[], bytes: number): string {
  return parts.reduce((joined, part) => {
    const longer = joined === '' ? part : `${joined},${part}`;
    return longer.length > bytes ? joined : longer;
  }, '');
}

import { describe, expect, test } from 'vitest';
import type { AnnouncedRoom } from '#protocol';
import { decodeAnnouncement, encodeAnnouncement } from './index.ts';

const room: AnnouncedRoom = {
  id: 'uLTTSlqMfGkffKDb',
  name: '차 마시는 방',
  owner: '민아',
  participants: 3,
  capacity: 50,
  access: 'open',
  locked: false,
  fingerprint: 'HMSdKpIGz00t9VFXUC9J-BKJwgpVnZoLRPGNtMwug1A',
  addresses: ['192.168.0.7', 'fd00::7'],
  port: 7420,
};
const fields = encodeAnnouncement(room);
const decode = (change: Record<string, unknown>): AnnouncedRoom | null =>
  decodeAnnouncement({ txt: { ...fields, ...change }, port: room.port });

describe('a record', () => {
  test('says what a room is, and back', () => {
    expect(decodeAnnouncement({ txt: fields, port: 7420 })).toEqual(room);
  });

  test('keeps every field within its 255 bytes, cut between characters', () => {
    const addresses = Array.from(
      { length: 16 },
      (_, at) => `2001:db8:1111:2222:3333:4444:5555:${String(6000 + at)}`,
    );
    // 64 UTF-16 units of the schema, and more than any: families are several code points in one character.
    for (const name of ['한'.repeat(64), '👨‍👩‍👧‍👦'.repeat(40), 'e\u0301'.repeat(200)]) {
      const encoded = encodeAnnouncement({ ...room, name, owner: name, addresses });
      for (const [key, value] of Object.entries(encoded)) {
        expect(Buffer.byteLength(`${key}=${value}`)).toBeLessThanOrEqual(255);
      }
      expect(name.startsWith(encoded['name'] ?? '-')).toBe(true);
      expect([...new Intl.Segmenter().segment(encoded['name'] ?? '')].at(-1)?.segment).toBe(
        [...new Intl.Segmenter().segment(name)][0]?.segment,
      );
      expect(encoded['at']?.split(',').every((address) => addresses.includes(address))).toBe(true);
    }
  });

  test('leads with the address it came from, if the host has it', () => {
    const found = { txt: fields, port: 7420, addresses: ['10.0.0.3', 'fe80::1', 'junk', 7, 'fd00::7'] };
    expect(decodeAnnouncement({ ...found, from: 'fd00::7' })?.addresses).toEqual([
      'fd00::7',
      '192.168.0.7',
      '10.0.0.3',
    ]);
    expect(decodeAnnouncement({ ...found, from: '6.6.6.6' })?.addresses).toEqual([
      '192.168.0.7',
      'fd00::7',
      '10.0.0.3',
    ]);
  });

  test('with a hostile name comes cleaned', () => {
    expect(decode({ name: 'Tea\u202e\u0007 \n room' })?.name).toBe('Tea room');
  });

  test.each([
    ['another layout', { v: '2' }],
    ['no id', { id: undefined }],
    ['a bad id', { id: '../../etc' }],
    ['an empty name', { name: '\u200b' }],
    ['a long name', { name: 'x'.repeat(65) }],
    ['a count that is none', { n: '1e3' }],
    ['a count out of bounds', { n: '9999' }],
    ['an unknown access rule', { access: 'magic' }],
    ['a short fingerprint', { fp: 'abc' }],
    ['no address', { at: 'studio.local,;rm' }],
  ])('with %s is nothing', (_, change) => {
    expect(decode(change)).toBeNull();
  });

  test.each([[null], ['v=1'], [7], [[]], [{}]])('that is %j is nothing', (txt) => {
    expect(decodeAnnouncement({ txt, port: 7420 })).toBeNull();
  });

  test('without a usable port is nothing', () => {
    for (const port of [0, 65_536, '7420', undefined])
      expect(decodeAnnouncement({ txt: fields, port })).toBeNull();
  });
});

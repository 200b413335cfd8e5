import { describe, expect, test } from 'vitest';
import { seeded } from '../../testing/random.ts';
import { readProxyHeader } from './proxy-header.ts';

const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');
const binary = (command: number, family: number, ...rest: number[]): Buffer =>
  Buffer.concat([signature, Buffer.from([command, family, rest.length >> 8, rest.length & 255, ...rest])]);
const v4 = [192, 0, 2, 7, 10, 0, 0, 1, 1, 2, 3, 4];
const v6 = [0x20, 0x01, 0x0d, 0xb8, ...Array<number>(11).fill(0), 9, ...Array<number>(20).fill(1)];

const headers: [string, string | Buffer, string | null][] = [
  ['text, IPv4', 'PROXY TCP4 192.0.2.7 10.0.0.1 51234 7420\r\n', '192.0.2.7'],
  ['text, IPv6', 'PROXY TCP6 2001:db8:0:0::9 2001:db8::1 51234 7420\r\n', '2001:db8::9'],
  ['text, of nobody', 'PROXY UNKNOWN\r\n', null],
  ['binary, IPv4', binary(0x21, 0x11, ...v4), '192.0.2.7'],
  ['binary, IPv4 with more behind it', binary(0x21, 0x11, ...v4, 4, 0, 1, 0), '192.0.2.7'],
  ['binary, IPv6', binary(0x21, 0x21, ...v6), '2001:db8::9'],
  ['binary, of the proxy itself', binary(0x20, 0x00), null],
  ['binary, of a local socket', binary(0x21, 0x31, 1, 2, 3), null],
];

describe('a PROXY header', () => {
  test.each(headers)(
    '%s: names where the connection comes from, and where it ends',
    (_name, text, source) => {
      const header = Buffer.from(text);
      const begin = Buffer.concat([header, Buffer.from('\x16\x03\x01')]);
      expect(readProxyHeader(begin)).toEqual({ source, length: header.length });
      for (let length = 0; length < header.length; length += 1)
        expect([length, readProxyHeader(header.subarray(0, length))]).toEqual([length, 'incomplete']);
    },
  );

  test.each([
    ['TLS', '\x16\x03\x01'],
    ['HTTP', 'GET / HTTP/1.1\r\n'],
    ['another family', 'PROXY TCP4 2001:db8::9 10.0.0.1 1 2\r\n'],
    ['no address', 'PROXY TCP4 localhost 10.0.0.1 1 2\r\n'],
    ['a text without an end', `PROXY TCP4 ${'1'.repeat(120)}`],
    ['a field too few', 'PROXY TCP4 192.0.2.7 10.0.0.1 1\r\n'],
    ['another version', binary(0x31, 0x11, ...v4)],
    ['another command', binary(0x22, 0x11, ...v4)],
    ['addresses that are cut off', binary(0x21, 0x21, ...v4)],
    ['more than a header holds', Buffer.concat([signature, Buffer.from([0x21, 0x11, 0xff, 0xff])])],
  ])('is not %s', (_name, text) => {
    expect(readProxyHeader(Buffer.from(text))).toBe('malformed');
  });

  test('is asked of any bytes without harm', () => {
    const random = seeded(11);
    for (let run = 0; run < 2_000; run += 1) {
      const [, known] = headers[Math.floor(random() * headers.length)] ?? ['', 'PROXY'];
      const bytes = Buffer.from(known);
      for (let change = 0; change < 3; change += 1)
        bytes.writeUInt8(Math.floor(random() * 256), Math.floor(random() * bytes.length));
      const read = readProxyHeader(bytes);
      if (typeof read === 'object') expect(read.length).toBeLessThanOrEqual(bytes.length);
    }
  });
});

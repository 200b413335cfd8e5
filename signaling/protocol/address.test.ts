import { describe, expect, test } from 'vitest';
import { formatAddress, ipAddress, parseAddress, parseAs } from './index.ts';

describe('an IP address', () => {
  test.each([
    '0.0.0.0',
    '192.168.0.7',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    '1:2:3:4:5:6:7:8',
    '2001:DB8::',
    '1::8',
  ])('is %s', (text) => {
    expect(parseAs(ipAddress, text)).toBe(text);
  });

  test.each([
    '',
    '256.1.1.1',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.4 ',
    'studio',
    ':',
    ':::',
    ':1',
    '1:',
    '1:2:3',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '12345::',
    'g::1',
    '[::1]',
    'fe80::1%eth0',
    '１.２.３.４',
  ])('is not %j', (text) => {
    expect(parseAs(ipAddress, text)).toBeNull();
  });
});

describe('a typed address', () => {
  test.each([
    ['192.168.0.7', '192.168.0.7', 7420],
    [' 192.168.0.7:8000 ', '192.168.0.7', 8000],
    ['studio.local', 'studio.local', 7420],
    ['Studio-2:1', 'Studio-2', 1],
    ['[fd00::7]:65535', 'fd00::7', 65_535],
    ['[fd00::7]', 'fd00::7', 7420],
    ['fd00::7', 'fd00::7', 7420],
    ['localhost', 'localhost', 7420],
  ])('%j is understood', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ host, port });
  });

  test.each([
    '',
    ' ',
    ':7420',
    '192.168.0.7:',
    '192.168.0.7:0',
    '192.168.0.7:65536',
    '192.168.0.256',
    '192.168.0',
    '1.2.3.4:99999999',
    'a b',
    'a_b',
    '-a',
    'a-',
    'a..b',
    'studio.local/path',
    'user@studio',
    'studio:80:90',
    '[studio]:80',
    '[::1',
    '::1]',
    'http://a',
    'a\nb',
    '$(reboot)',
    '`id`',
    "a'b",
    '가.local',
    `${'a'.repeat(64)}.local`,
    `${'a.'.repeat(130)}a`,
  ])('%j is refused', (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  test('goes into a URL', () => {
    expect(formatAddress({ host: 'fd00::7', port: 1 })).toBe('[fd00::7]:1');
    expect(formatAddress({ host: 'a.local', port: 1 })).toBe('a.local:1');
  });
});

import { describe, expect, it } from 'vitest';
import { readHealth } from './health-request.ts';

describe('readHealth', () => {
  it('reads a Madang of this version', () => {
    const body = { service: 'madang', protocol: 1, rooms: [] };
    expect(readHealth(JSON.stringify(body))).toEqual({ kind: 'madang', rooms: [] });
  });

  it('tells another version apart, whatever else it says', () => {
    const body = { service: 'madang', protocol: 3, halls: {} };
    expect(readHealth(JSON.stringify(body))).toEqual({ kind: 'other-protocol', speaks: 3 });
  });

  it.each(['', 'null', '[]', '{}', '<html>', '{"service":"madang"}', '{"service":"madang","protocol":1}'])(
    'knows %j for something else',
    (body) => {
      expect(readHealth(body)).toEqual({ kind: 'not-madang' });
    },
  );
});

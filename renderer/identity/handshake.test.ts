import { describe, expect, test } from 'vitest';
import { codeOf, commitmentText } from '#protocol';
import { randomBase64url, toBase64url } from './base64url.ts';
import { bytesOf } from './ecdsa.ts';
import { Handshake, type HandshakeStep } from './handshake.ts';

const print = (byte: string) => Array.from({ length: 32 }, () => byte).join(':');
const memberKey = randomBase64url(32);
const ids = { mina: randomBase64url(32), jun: randomBase64url(32), liar: randomBase64url(32) };
const certificates = { mina: print('AA'), jun: print('BB'), liar: print('CC') };
type Name = keyof typeof ids;

interface Side {
  handshake: Handshake;
  fingerprints: { self: string; peer: string };
}

const side = (self: Name, peer: Name, offered: boolean, key: string | null = memberKey): Side => ({
  handshake: new Handshake({
    ...{ room: 'room-of-tea', self: ids[self], peer: ids[peer], offered },
    memberKey: key,
  }),
  fingerprints: { self: certificates[self], peer: certificates[peer] },
});

interface Run {
  ends: (HandshakeStep['end'] | undefined)[];
  said: string[];
  codes: (readonly number[] | null)[];
}

/** Runs a handshake to its end. @param bend what becomes of each message on its way, by its number from 0 */
async function run(
  offerer: Side,
  answerer: Side,
  bend: (text: string, at: number) => string = (text) => text,
): Promise<Run> {
  const sides = [offerer, answerer] as const;
  const ends: Run['ends'] = [undefined, undefined];
  const said: string[] = [];
  const [first] = await Promise.all(
    sides.map(({ handshake, fingerprints }) => handshake.begin(fingerprints)),
  );
  let say = first?.say;
  for (let at = 0; say !== undefined; at += 1) {
    said.push(say);
    const receiver = at % 2 === 0 ? 1 : 0;
    const step = await sides[receiver].handshake.handleMessage(bend(say, at));
    ends[receiver] = step.end;
    say = step.say;
  }
  return { ends, said, codes: sides.map(({ handshake }) => handshake.code) };
}

describe('a handshake', () => {
  test.each([
    ['of members', memberKey],
    ['in a room without a key', null],
  ])('%s passes on both sides, with the same code', async (_, key) => {
    const { ends, said, codes } = await run(side('mina', 'jun', true, key), side('jun', 'mina', false, key));
    expect(ends).toEqual(['passed', 'passed']);
    const kinds = said.map((text): unknown => Reflect.get(Object(JSON.parse(text)), 'kind'));
    expect(kinds).toEqual(['commit', 'nonce', 'reveal', 'confirm']);
    expect(codes[0]).toHaveLength(7);
    expect(codes[1]).toEqual(codes[0]);
    for (const symbol of codes[0] ?? []) expect([...Array(64).keys()]).toContain(symbol);
    expect(said.join('\n')).not.toContain(memberKey);
    // Another connection between the same two has another code.
    const next = await run(side('mina', 'jun', true, key), side('jun', 'mina', false, key));
    expect(next.codes[0]).not.toEqual(codes[0]);
  });

  test.each([
    ['another key', randomBase64url(32)],
    ['none', null],
  ])('with somebody who has %s fails before this side has shown its own proof', async (_, key) => {
    const { ends, said, codes } = await run(side('mina', 'jun', true, key), side('jun', 'mina', false));
    expect(ends[1]).toBe('wrong-proof');
    expect(said).toHaveLength(3);
    expect(codes).toEqual([null, null]);
  });

  test('with an answerer who has another key fails on both sides', async () => {
    const { ends } = await run(side('mina', 'jun', true), side('jun', 'mina', false, randomBase64url(32)));
    expect(ends).toEqual([undefined, 'wrong-proof']);
  });

  test('between two who see other certificates than were signed, or other ids, fails', async () => {
    const bent = side('jun', 'mina', false);
    bent.fingerprints.peer = certificates.liar;
    expect((await run(side('mina', 'jun', true), bent)).ends[1]).toBe('wrong-proof');
    expect((await run(side('mina', 'liar', true), side('jun', 'mina', false))).ends[1]).toBe('wrong-proof');
  });

  test('whose proof is another one than the nonces ask for fails, whichever message was changed', async () => {
    const other = randomBase64url(32);
    for (const [changed, at, field] of [
      ['the commitment', 0, 'commitment'],
      ["the answerer's nonce", 1, 'nonce'],
      ["the offerer's nonce", 2, 'nonce'],
      ["the offerer's proof", 2, 'proof'],
      ["the answerer's proof", 3, 'proof'],
    ] as const) {
      const bend = (text: string, number: number) =>
        number === at ? text.replace(new RegExp(`(?<="${field}":")[^"]+`), other) : text;
      const { ends, codes } = await run(side('mina', 'jun', true), side('jun', 'mina', false), bend);
      expect(ends.at(at === 3 ? 0 : 1), changed).toBe('wrong-proof');
      expect(codes.at(at === 3 ? 0 : 1), changed).toBeNull();
    }
  });

  test("is not passed by sending a side's own words back, nor by those of an earlier one", async () => {
    const earlier = await run(side('mina', 'jun', true), side('jun', 'mina', false));
    const later = side('jun', 'mina', false);
    await later.handshake.begin(later.fingerprints);
    await later.handshake.handleMessage(earlier.said[0]);
    expect((await later.handshake.handleMessage(earlier.said[2])).end).toBe('wrong-proof');

    const offerer = side('mina', 'jun', true);
    await offerer.handshake.begin(offerer.fingerprints);
    const reveal = await offerer.handshake.handleMessage(earlier.said[1]);
    const own = /"proof":"([^"]+)/.exec(reveal.say ?? '')?.[1];
    const echoed = JSON.stringify({ kind: 'confirm', proof: own });
    expect((await offerer.handshake.handleMessage(echoed)).end).toBe('wrong-proof');
  });

  test.each([
    'no JSON',
    '{}',
    'null',
    new Uint8Array(4),
    '{"kind":"chat","text":"hello"}',
    JSON.stringify({ kind: 'confirm', proof: 'A'.repeat(43) }),
    JSON.stringify({ kind: 'commit', commitment: 'A'.repeat(42) }),
    JSON.stringify({ kind: 'commit', commitment: 'A'.repeat(43), more: 1 }),
  ])('ends with what is not its next message (%j)', async (data) => {
    const { handshake, fingerprints } = side('jun', 'mina', false);
    await handshake.begin(fingerprints);
    expect(await handshake.handleMessage(data)).toEqual({ end: 'malformed' });
    expect(handshake.code).toBeNull();
  });
});

describe('the short code of two who each talk to somebody in between', () => {
  test('differs, though the one in between chooses keys and nonces', async () => {
    // Both ends see a handshake that passes: the one in between is let in, with the key and an id of its own.
    const toMina = await run(side('mina', 'liar', true), side('liar', 'mina', false));
    const toJun = await run(side('liar', 'jun', true), side('jun', 'liar', false));
    expect([toMina.ends, toJun.ends].flat()).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(toMina.codes[0]).not.toEqual(toJun.codes[0]);
  });

  test('cannot be searched for: whoever offers is bound to its nonce before it sees the other', async () => {
    const mina = side('mina', 'liar', true);
    const { say = '' } = await mina.handshake.begin(mina.fingerprints);
    // The commitment says nothing about the nonce that a code could be computed from.
    expect(say).toMatch(/^\{"kind":"commit","commitment":"[\w-]{43}"\}$/);
    const jun = side('jun', 'liar', false);
    await jun.handshake.begin(jun.fingerprints);
    const nonce = randomBase64url(32);
    const commitment = toBase64url(await crypto.subtle.digest('SHA-256', bytesOf(commitmentText(nonce))));
    await jun.handshake.handleMessage(JSON.stringify({ kind: 'commit', commitment }));
    const another = { kind: 'reveal', nonce: randomBase64url(32), proof: 'A'.repeat(43) };
    expect(await jun.handshake.handleMessage(JSON.stringify(another))).toEqual({ end: 'wrong-proof' });
  });
});

test('a code is made of the first 42 bits, six for each symbol', () => {
  expect(codeOf(Uint8Array.of(0b00000100, 0b00100000, 0b11000100, 0, 0, 0b00111111, 255))).toEqual([
    ...[1, 2, 3, 4, 0, 0, 0],
  ]);
  expect(codeOf(new Uint8Array(32).fill(255))).toEqual(Array(7).fill(63));
});

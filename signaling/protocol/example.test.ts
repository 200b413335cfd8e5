import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  codeOf,
  codeText,
  commitmentText,
  helloText,
  memberText,
  parseAs,
  publicKey,
  signalPayload,
  signalText,
  signature,
} from './index.ts';

// PROTOCOL.md is enough to write a participant by: what its example says is recomputed from the page.
test("the page's example is right", async () => {
  const page = await readFile(new URL('../PROTOCOL.md', import.meta.url), 'utf8');
  const value = (name: string) => new RegExp(`^    ${name} += (.+)$`, 'm').exec(page)?.[1] ?? '';
  const raw = Buffer.from(parseAs(publicKey, value('key')) ?? '', 'base64url');
  expect(raw).toHaveLength(65);
  const id = createHash('sha256').update(raw).digest('base64url');
  expect(value('id')).toBe(id);

  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((half) => half.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const isSigned = (text: string, by: string) => {
    const proof = Buffer.from(parseAs(signature, by) ?? '', 'base64url');
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, proof);
  };

  const [challenge, fingerprint, name] = [value('challenge'), value('fingerprint'), value('name')];
  const lines = `madang-hello-1\n${challenge}\n${fingerprint}\n${name}`;
  expect(Buffer.byteLength(lines)).toBe(109);
  expect(helloText({ challenge, fingerprint, name })).toBe(lines);
  expect(isSigned(lines, value('hello'))).toBe(true);

  const payload = value('payload');
  expect(parseAs(signalPayload, JSON.parse(payload))).toMatchObject({ from: id, generation: 1, seq: 0 });
  expect(signalText(payload)).toBe(`madang-signal-1\n${payload}`);
  expect(isSigned(`madang-signal-1\n${payload}`, value('signal'))).toBe(true);
  expect(isSigned(payload, value('signal'))).toBe(false);

  const { room, to } = parseAs(signalPayload, JSON.parse(payload)) ?? { room: '', to: '' };
  const [prints, nonces] = [
    ['offerer-dtls', 'answerer-dtls'].map(value),
    ['offerer-nonce', 'answerer-nonce'].map(value),
  ];
  const bound = [room, id, to, ...prints, ...nonces].join('\n');
  const binding = {
    ...{ room, offerer: id, answerer: to },
    ...{ offererFingerprint: prints[0] ?? '', answererFingerprint: prints[1] ?? '' },
    ...{ offererNonce: nonces[0] ?? '', answererNonce: nonces[1] ?? '' },
  };
  const sha = (text: string) => createHash('sha256').update(text).digest();
  expect(commitmentText(binding.offererNonce)).toBe(`madang-commit-1\n${binding.offererNonce}`);
  expect(sha(commitmentText(binding.offererNonce)).toString('base64url')).toBe(value('commitment'));
  const memberKey = Buffer.from(value('member-key'), 'base64url');
  for (const [role, proof] of [
    ['offerer', 'reveal'],
    ['answerer', 'confirm'],
  ] as const) {
    expect(memberText(role, binding)).toBe(`madang-proof-1\n${role}\n${bound}`);
    const mac = createHmac('sha256', memberKey).update(memberText(role, binding));
    expect(mac.digest('base64url')).toBe(value(proof));
  }
  expect(codeText(binding)).toBe(`madang-code-1\n${bound}`);
  expect(codeOf(sha(codeText(binding))).join(' ')).toBe(value('code'));
});

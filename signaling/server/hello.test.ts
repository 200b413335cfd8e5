import { afterEach, describe, expect, test } from 'vitest';
import { answers, parseAs, protocolVersion, type Requests } from '#protocol';
import { Participant, silent } from '../testing/participant.ts';
import { closeServers, refusal, signalTo, start, startWithRoom } from '../testing/servers.ts';
import { freshSession, helloBy, testIdentity } from '../testing/test-identity.ts';

afterEach(closeServers);

// A connection that has been challenged, and the good answer to it.
async function challenged(
  port: number,
  fingerprint: string | null = null,
  identity = testIdentity(),
): Promise<{ one: Participant; challenge: string; good: Requests['hello'] }> {
  const one = await Participant.connect(port);
  const challenge = await one.challenge();
  return { one, challenge, good: helloBy(identity, { challenge, fingerprint, name: ' Mina ' }) };
}

describe('hello', () => {
  test('proves an identity, and its answer is the hash of the key', async () => {
    const { port, fingerprint } = await start();
    const identity = testIdentity();
    for (const pinned of [null, fingerprint]) {
      const { one, good } = await challenged(port, pinned, identity);
      const answer = parseAs(answers.hello, await one.send('hello', good));
      expect(answer).toEqual({ ok: true, id: identity.id });
    }
  });

  test('of another version is told which one is needed, whatever else it says', async () => {
    const { port } = await start();
    const { one, good } = await challenged(port);
    const needs = { ok: false, reason: 'unsupported-protocol', needs: protocolVersion };
    expect(await one.send('hello', { protocol: protocolVersion + 1, credentials: {} })).toEqual(needs);
    expect(await one.send('hello', { protocol: 0, name: 'Mina' })).toEqual(needs);
    expect(await one.send('hello', good)).toMatchObject({ ok: true });
  });

  test('comes before everything else, and once', async () => {
    const { port, room } = await startWithRoom();
    const { one, good } = await challenged(port);
    expect(await one.join(room)).toEqual(refusal('hello-first'));
    expect(await one.ask('leave', {})).toEqual(refusal('hello-first'));
    expect(await one.ask('media', silent)).toEqual(refusal('hello-first'));
    const signal = signalTo({ id: 'a'.repeat(43), session: freshSession() });
    expect(await one.ask('signal', signal)).toEqual(refusal('hello-first'));
    expect(await one.ask('hello', { ...good, name: '\u202e' })).toEqual(refusal('bad-request'));
    expect(await one.ask('hello', good)).toMatchObject({ ok: true });
    expect(await one.ask('hello', good)).toEqual(refusal('bad-request'));
  });

  test('keeps its place before what was sent with it', async () => {
    const { port, room } = await startWithRoom();
    const { one, good } = await challenged(port);
    const [hello, join] = await Promise.all([one.ask('hello', good), one.join(room)]);
    expect([hello.ok, join.ok]).toEqual([true, true]);
  });

  test('that was heard on another connection is worth nothing', async () => {
    const { port } = await start();
    const { good } = await challenged(port);
    const { one: thief } = await challenged(port);
    expect(await thief.ask('hello', good)).toEqual(refusal('bad-proof'));
  });

  test('is tried once for each challenge', async () => {
    const { port } = await start();
    const { one, good } = await challenged(port);
    expect(await one.ask('hello', { ...good, name: 'Jun' })).toEqual(refusal('bad-proof'));
    expect(await one.ask('hello', good)).toEqual(refusal('bad-proof'));
  });

  test('meant for another server is refused, and cannot be bent to this one', async () => {
    const { port, fingerprint } = await start();
    const other = 'A'.repeat(43);
    const bend = async (change: Partial<Requests['hello']>) => {
      const { one, good } = await challenged(port, other);
      return one.ask('hello', { ...good, ...change });
    };
    expect(await bend({})).toEqual(refusal('wrong-server'));
    expect(await bend({ fingerprint })).toEqual(refusal('bad-proof'));
    expect(await bend({ fingerprint: undefined })).toEqual(refusal('bad-proof'));
  });

  test('names the certificate of the balancer, where there is one in front', async () => {
    const shown = 'B'.repeat(43);
    const server = await start({ fingerprint: shown });
    expect(server.fingerprint).toBe(shown);
    const { one, good } = await challenged(server.port, shown);
    expect(await one.ask('hello', good)).toMatchObject({ ok: true });
  });

  const [mine, theirs] = [testIdentity(), testIdentity()];
  const offCurve = Buffer.from(mine.key, 'base64url');
  offCurve.writeUInt8(offCurve.readUInt8(64) ^ 1, 64);
  const compressed = Buffer.from(mine.key, 'base64url');
  compressed.writeUInt8(2);
  // The same bytes in another spelling: bits that belong to no byte are set.
  const respelled = `${mine.key.slice(0, -1)}${String.fromCharCode(mine.key.charCodeAt(86) + 1)}`;
  test.each([
    ['a changed name', { name: 'Jun' }],
    ["another's key", { key: theirs.key }],
    ['a point that is not on the curve', { key: offCurve.toString('base64url') }],
    ['no uncompressed point', { key: compressed.toString('base64url') }],
    ['a key in another spelling', { key: respelled }],
    ['a key that is too short', { key: mine.key.slice(2) }],
    ['no key', { key: '' }],
    ['a key of other letters', { key: '='.repeat(87) }],
    ['no signature', { signature: '' }],
    ['a signature of zeros', { signature: 'A'.repeat(86) }],
  ])('with %s is no proof', async (_what, change) => {
    const { port } = await start();
    const { one, good } = await challenged(port, null, mine);
    expect(await one.ask('hello', { ...good, ...change })).toEqual(refusal('bad-proof'));
    expect(await one.ask('leave', {})).toEqual(refusal('hello-first'));
  });
});

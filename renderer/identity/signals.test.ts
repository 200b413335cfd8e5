import { describe, expect, test } from 'vitest';
import { parseAs, signalPayload, signalText, type SignalPayload } from '#protocol';
import { createPair, Identity } from './identity.ts';
import { SignalSigner } from './signal-signer.ts';
import { SignalVerifier } from './signal-verifier.ts';

const room = 'r'.repeat(16);
const [ourSession, theirSession] = ['o'.repeat(22), 't'.repeat(22)];
const body = { candidate: { candidate: 'candidate:1' } };
const bad = (reason: string) => ({ ok: false, reason });

async function twoEnds(): Promise<{ them: Identity; verifier: SignalVerifier; signer: SignalSigner }> {
  const [us, them] = [
    await Identity.of(await createPair(), false),
    await Identity.of(await createPair(), false),
  ];
  const here = { id: us.id, session: ourSession };
  const there = { id: them.id, session: theirSession };
  const verifier = new SignalVerifier({ room, self: here, peer: there }, them.key);
  const signer = new SignalSigner({ room, self: there, peer: here }, (text) => them.sign(text));
  return { them, verifier, signer };
}

/** What a signer makes, for changing it. */
async function signedBy(them: Identity, payload: unknown) {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { payload: text, signature: await them.sign(signalText(text)) };
}

async function goodPayload(signer: SignalSigner, generation = 1): Promise<SignalPayload> {
  const made = await signer.sign({ generation, seq: 0, body });
  const payload = parseAs(signalPayload, JSON.parse(made?.payload ?? 'null'));
  if (!payload) throw new Error('not signed');
  return payload;
}

describe('signals', () => {
  test('come through in order over several connections', async () => {
    const { signer, verifier } = await twoEnds();
    const places = [
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 0],
      [2, 1],
      [5, 0],
    ] as const;
    const sent = await Promise.all(places.map(([generation, seq]) => signer.sign({ generation, seq, body })));
    const order: number[] = [];
    const verdicts = await Promise.all(
      sent.map(async (each, at) => {
        if (!each) throw new Error('not signed');
        const verdict = await verifier.verify(each);
        order.push(at);
        return verdict.ok ? [verdict.signal?.generation, verdict.signal?.seq] : verdict.reason;
      }),
    );
    expect(verdicts).toEqual(places);
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('of a connection that has been made anew are not sent', async () => {
    const { signer } = await twoEnds();
    expect(await signer.sign({ generation: 2, seq: 0, body })).not.toBeNull();
    expect(await signer.sign({ generation: 1, seq: 7, body })).toBeNull();
  });

  test.each([
    ['room', { room: 'q'.repeat(16) }],
    ['sender', { from: 'q'.repeat(43) }],
    ['stay of the sender', { fromSession: ourSession }],
    ['receiver', { to: 'q'.repeat(43) }],
    ['stay of the receiver', { toSession: theirSession }],
  ])('of another %s are refused', async (_what, change) => {
    const { them, signer, verifier } = await twoEnds();
    const payload = await goodPayload(signer);
    expect(await verifier.verify(await signedBy(them, { ...payload, ...change }))).toEqual(
      bad('wrong-session'),
    );
    expect(await verifier.verify(await signedBy(them, payload))).toMatchObject({ ok: true });
  });

  test.each([
    ['no JSON', () => '{'],
    ['a field more', (good: SignalPayload) => ({ ...good, extra: 1 })],
    ['no body', (good: SignalPayload) => ({ ...good, body: undefined })],
  ])('with %s are malformed', async (_what, change) => {
    const { them, signer, verifier } = await twoEnds();
    const payload = change(await goodPayload(signer));
    expect(await verifier.verify(await signedBy(them, payload))).toEqual(bad('malformed'));
  });

  test.each([
    ['one is missing', { seq: 1 }],
    ['the first of a later connection is missing', { generation: 2, seq: 3 }],
  ])('are out of order when %s', async (_what, change) => {
    const { them, signer, verifier } = await twoEnds();
    const payload = { ...(await goodPayload(signer)), ...change };
    expect(await verifier.verify(await signedBy(them, payload))).toEqual(bad('out-of-order'));
  });

  test('of an earlier connection are out of order, and those taken already are no news', async () => {
    const { them, signer, verifier } = await twoEnds();
    const first = await signedBy(them, await goodPayload(signer));
    const missed = await signedBy(them, { ...(await goodPayload(signer)), seq: 1 });
    expect(await verifier.verify(first)).toMatchObject({ ok: true, signal: { seq: 0 } });
    expect(await verifier.verify(await signedBy(them, await goodPayload(signer, 2)))).toMatchObject({
      ok: true,
    });
    expect(await verifier.verify(first)).toEqual({ ok: true, signal: null });
    expect(await verifier.verify(missed)).toEqual(bad('out-of-order'));
  });

  test('are known again among the last thousand, and before them are taken for nothing but old', async () => {
    const { signer, verifier } = await twoEnds();
    const seqs = Array.from({ length: 1_001 }, (_, seq) => seq);
    const sent = await Promise.all(seqs.map((seq) => signer.sign({ generation: 1, seq, body })));
    const [first, second] = sent;
    if (!first || !second) throw new Error('not signed');
    const verdicts = await Promise.all(sent.flatMap((each) => (each ? [verifier.verify(each)] : [])));
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1_001);
    expect(await verifier.verify(second)).toEqual({ ok: true, signal: null });
    expect(await verifier.verify(first)).toEqual(bad('out-of-order'));
  });

  test('with a signature that is none, or of another text, are refused', async () => {
    const { them, signer, verifier } = await twoEnds();
    const good = await signedBy(them, await goodPayload(signer));
    const unlabelled = await them.sign(good.payload);
    for (const signature of ['', 'A'.repeat(86), `${good.signature}A`, '!'.repeat(86), unlabelled]) {
      expect(await verifier.verify({ ...good, signature })).toEqual(bad('bad-signature'));
    }
    expect(await verifier.verify({ ...good, payload: ` ${good.payload}` })).toEqual(bad('bad-signature'));
  });
});

describe('a key', () => {
  test("is refused when it is not the member's, no point of the curve, or one's own", async () => {
    const [us, them] = [
      await Identity.of(await createPair(), false),
      await Identity.of(await createPair(), false),
    ];
    const self = { id: us.id, session: ourSession };
    const zeros = new Uint8Array(65).fill(4, 0, 1);
    const idOfZeros = Buffer.from(await crypto.subtle.digest('SHA-256', zeros)).toString('base64url');
    for (const [id, key] of [
      [them.id, us.key],
      [them.id, 'A'.repeat(87)],
      [them.id, `${them.key.slice(0, -1)}=`],
      [idOfZeros, Buffer.from(zeros).toString('base64url')],
      [us.id, us.key],
    ] as const) {
      const verifier = new SignalVerifier({ room, self, peer: { id, session: theirSession } }, key);
      expect(await verifier.checkKey()).toBe('bad-key');
      expect(await verifier.verify(await signedBy(us, '{}'))).toEqual(bad('bad-key'));
    }
    const good = new SignalVerifier({ room, self, peer: { id: them.id, session: theirSession } }, them.key);
    expect(await good.checkKey()).toBeNull();
  });
});

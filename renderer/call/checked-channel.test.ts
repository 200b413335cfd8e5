import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handshakeWithinMs } from '#protocol';
import { CheckedChannel, type CheckedChannelOptions } from './checked-channel.ts';
import { fingerprintIn, type CheckStep, type DtlsFingerprints } from './connection-check.ts';
import { FakeTiming } from './testing/fake-timing.ts';

class FakeChannel implements Pick<RTCDataChannel, 'readyState' | 'send' | 'onopen' | 'onmessage'> {
  readyState: RTCDataChannelState = 'connecting';
  onopen: RTCDataChannel['onopen'] = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  readonly sent: unknown[] = [];
  send(data: unknown): void {
    if (this.readyState !== 'open') throw new DOMException('closed', 'InvalidStateError');
    this.sent.push(data);
  }
  open(): void {
    this.readyState = 'open';
    Reflect.apply(this.onopen ?? (() => undefined), this, [new Event('open')]);
  }
  say(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }
}

let native: FakeChannel;
let timing: FakeTiming;
let prints: DtlsFingerprints | null;
let told: unknown[];
let steps: ((step: CheckStep) => void)[];
let channel: CheckedChannel;

const create = (options: Partial<CheckedChannelOptions> = {}) =>
  new CheckedChannel({
    ...{ channel: native, timing, fingerprints: () => prints },
    check: {
      begin: () => Promise.resolve({ say: 'first' }),
      handleMessage: (data) => {
        told.push(['checked', data]);
        return new Promise((resolve) => steps.push(resolve));
      },
      handlePassed: () => told.push('passed'),
    },
    onOpen: () => told.push('open'),
    onMessage: (data) => told.push(['message', data]),
    onFailed: (reason) => told.push(['failed', reason]),
    onError: (error) => told.push(['error', String(error)]),
    ...options,
  });

beforeEach(() => {
  native = new FakeChannel();
  timing = new FakeTiming();
  prints = { self: 'AA', peer: 'BB' };
  [told, steps] = [[], []];
  channel = create();
});

const isTold = (...what: unknown[]) => vi.waitFor(() => expect(told).toEqual(what));
const isSent = (...what: unknown[]) => vi.waitFor(() => expect(native.sent).toEqual(what));

describe('a channel that is checked', () => {
  test('says and takes nothing else before the check has passed, then all in its order', async () => {
    channel.send('hello');
    native.open();
    await isSent('first');
    native.say('proof');
    native.say('early');
    await isTold(['checked', 'proof']);
    channel.send('there');
    expect(native.sent).toEqual(['first']);
    steps[0]?.({ say: 'last', end: 'passed' });
    await isTold(['checked', 'proof'], 'passed', 'open', ['message', 'early']);
    channel.send('!');
    expect(native.sent).toEqual(['first', 'last', 'hello', 'there', '!']);
    native.say('later');
    expect(told.at(-1)).toEqual(['message', 'later']);
    channel.handleState('connected');
    timing.pass(handshakeWithinMs);
    expect(told).not.toContainEqual(['failed', 'no-proof']);
  });

  test('leaves out what is of the moment before the check has passed, and says it afterwards', async () => {
    channel.sendNow('too early');
    channel.send('hello');
    native.open();
    await isSent('first');
    channel.sendNow('still too early');
    native.say('proof');
    await isTold(['checked', 'proof']);
    steps[0]?.({ end: 'passed' });
    await isSent('first', 'hello');
    channel.sendNow('now');
    expect(native.sent).toEqual(['first', 'hello', 'now']);
    channel.close();
    channel.sendNow('too late');
    expect(native.sent).toHaveLength(3);
  });

  test('that fails takes nothing more, and says nothing', async () => {
    channel.send('hello');
    native.open();
    await isSent('first');
    native.say('proof');
    native.say('early');
    await isTold(['checked', 'proof']);
    steps[0]?.({ end: 'wrong-proof' });
    await isTold(['checked', 'proof'], ['failed', 'wrong-proof']);
    native.say('later');
    channel.send('more');
    expect(native.sent).toEqual(['first']);
    expect(told).toHaveLength(2);
  });

  test('waits for the descriptions, and fails without a fingerprint in each', async () => {
    prints = null;
    native.open();
    expect(native.sent).toEqual([]);
    prints = { self: 'AA', peer: '' };
    channel.handleDescribed();
    await isTold(['failed', 'malformed']);
    expect(native.sent).toEqual([]);
  });

  test('fails when no proof comes while the connection is up; while it is not, there is time', async () => {
    native.open();
    await isSent('first');
    timing.pass(10 * handshakeWithinMs);
    channel.handleState('connected');
    timing.pass(handshakeWithinMs - 1);
    channel.handleState('disconnected');
    timing.pass(10 * handshakeWithinMs);
    expect(told).toEqual([]);
    channel.handleState('connected');
    timing.pass(handshakeWithinMs);
    expect(told).toEqual([['failed', 'no-proof']]);
    expect(timing.pending).toBe(0);
  });

  test('fails closed when the check itself fails', async () => {
    channel = create({
      check: {
        begin: () => Promise.reject(new Error('no key')),
        handleMessage: () => Promise.resolve({}),
        handlePassed: () => told.push('passed'),
      },
    });
    native.open();
    await isTold(['error', 'Error: no key'], ['failed', 'malformed']);
  });

  test('tells nothing after it was closed, though a check was under way', async () => {
    native.open();
    await isSent('first');
    native.say('proof');
    await isTold(['checked', 'proof']);
    channel.close();
    steps[0]?.({ say: 'last', end: 'passed' });
    await Promise.resolve();
    expect(told).toHaveLength(1);
    expect([native.sent, timing.pending]).toEqual([['first'], 0]);
  });

  test('that the other side has closed meanwhile is no failure', async () => {
    native.open();
    await isSent('first');
    native.say('proof');
    await isTold(['checked', 'proof']);
    native.readyState = 'closed';
    steps[0]?.({ say: 'last' });
    channel.send('hello');
    await Promise.resolve();
    expect(told).toEqual([['checked', 'proof']]);
  });
});

describe('the fingerprint in a description', () => {
  const digits = Array.from({ length: 32 }, () => 'AB').join(':');
  const line = `a=fingerprint:sha-256 ${digits}\r\n`;
  test.each([
    [`v=0\r\n${line}`, digits],
    [`${line}m=audio\r\n${line.toLowerCase()}`, digits],
    ['v=0\r\n', ''],
    [`${line}a=fingerprint:sha-256 ${digits.replace('AB', 'AC')}\r\n`, ''],
    [`${line}a=fingerprint:sha-1 AB:CD\r\n`, ''],
    [line.replace('sha-256', 'sha-1'), ''],
    [line.replace('AB:', ''), ''],
  ])('%#', (sdp, expected) => {
    expect(fingerprintIn(sdp)).toBe(expected);
  });
});

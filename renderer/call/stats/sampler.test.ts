import { describe, expect, it } from 'vitest';
import type { PublicationKind } from '../publications.ts';
import { PeerSampler } from './sampler.ts';

type Entry = Readonly<Record<string, string | number>> & { readonly id: string; readonly type: string };

/** An engine's report of these entries. */
const reportOf = (...entries: readonly Entry[]): RTCStatsReport =>
  new Map(entries.map((entry) => [entry.id, entry]));

const kinds: Readonly<Record<string, PublicationKind>> = {
  '0': 'microphone',
  '1': 'camera',
  '2': 'screen',
  '4': 'screen-2',
};
const create = () => new PeerSampler((mid) => kinds[mid]);

const transport: Entry = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };
const pair = (figures: Readonly<Record<string, number>> = {}): Entry => ({
  id: 'P',
  type: 'candidate-pair',
  ...figures,
});
const inbound = (mid: string, figures: Readonly<Record<string, string | number>> = {}): Entry => ({
  id: `I${mid}`,
  type: 'inbound-rtp',
  mid,
  ...figures,
});
const remote = (id: string, figures: Readonly<Record<string, number>>): Entry => ({
  id,
  type: 'remote-inbound-rtp',
  ...figures,
});

describe('a sample', () => {
  it('of an empty report is that nothing is known', () => {
    expect(create().sample(reportOf(), 1_000)).toEqual({
      atMs: 1_000,
      availableBitrate: null,
      roundTripMs: 0,
      loss: 0,
      pair: null,
      feedback: { roundTripMs: null, loss: null },
      queue: 'unknown',
      sentBitrate: 0,
      receivedBitrate: 0,
      retransmittedBitrate: 0,
      received: { camera: null, screen: null, 'screen-2': null },
    });
  });

  it('has the rates since the one before, whatever the time between', () => {
    const sampler = create();
    const report = (sent: number, received: number, again: number) =>
      reportOf(
        transport,
        pair({ bytesSent: sent, bytesReceived: received }),
        { id: 'O1', type: 'outbound-rtp', retransmittedBytesSent: again },
        { id: 'O2', type: 'outbound-rtp', retransmittedBytesSent: 2 * again },
      );
    const first = sampler.sample(report(50_000, 70_000, 900), 10_000);
    expect([first.sentBitrate, first.receivedBitrate, first.retransmittedBitrate]).toEqual([0, 0, 0]);
    const second = sampler.sample(report(51_000, 74_000, 1_000), 10_500);
    expect([second.sentBitrate, second.receivedBitrate, second.retransmittedBitrate]).toEqual([
      16_000, 64_000, 4_800,
    ]);
    expect(sampler.sample(report(53_000, 74_000, 1_000), 12_500).sentBitrate).toBe(8_000);
  });

  it('has no rate below nothing when counts begin anew, nor one of no time', () => {
    const sampler = create();
    const at = (bytesSent: number, atMs: number) =>
      sampler.sample(reportOf(transport, pair({ bytesSent })), atMs);
    at(50_000, 0);
    expect(at(100, 500).sentBitrate).toBe(0);
    expect(at(9_000, 500).sentBitrate).toBe(0);
    expect(at(10_000, 1_000).sentBitrate).toBe(16_000);
  });

  it('is of the pair that is in use, not of others', () => {
    const other: Entry = {
      id: 'X',
      type: 'candidate-pair',
      availableOutgoingBitrate: 1,
      totalRoundTripTime: 9,
      responsesReceived: 1,
    };
    const used = pair({
      availableOutgoingBitrate: 2_000_000,
      totalRoundTripTime: 0.024,
      responsesReceived: 2,
    });
    const sample = create().sample(reportOf(other, used, transport), 0);
    expect([sample.availableBitrate, sample.roundTripMs]).toEqual([2_000_000, 12]);
    expect(create().sample(reportOf(other, used), 0).availableBitrate).toBeNull();
  });

  it('names both ends of the pair that is in use', () => {
    const candidate = (side: 'local' | 'remote', address: string, port: number): Entry => ({
      ...{ id: `${side}-1`, type: `${side}-candidate`, candidateType: 'host', protocol: 'udp' },
      ...{ address, port },
    });
    const used: Entry = { ...pair(), localCandidateId: 'local-1', remoteCandidateId: 'remote-1' };
    const ends = [candidate('local', '192.168.0.5', 50_000), candidate('remote', '192.168.0.9', 50_001)];
    expect(create().sample(reportOf(transport, used, ...ends), 0).pair).toEqual({
      local: { address: '192.168.0.5', port: 50_000, type: 'host' },
      remote: { address: '192.168.0.9', port: 50_001, type: 'host' },
      protocol: 'udp',
    });
    expect(create().sample(reportOf(transport, used), 0).pair).toBeNull();
  });

  it('has the shortest round trip and the worst loss that are new, and those of before when none is', () => {
    const sampler = create();
    const heard = (
      at: number,
      ...[first, second]: readonly [seconds: number, count: number, lost: number][]
    ) => {
      const reports = [first, second].map((report, of) => {
        const [seconds = 0, count = 0, lost = 0] = report ?? [];
        return remote(`R${of}`, {
          totalRoundTripTime: seconds,
          roundTripTimeMeasurements: count,
          fractionLost: lost,
        });
      });
      const { roundTripMs, loss, feedback } = sampler.sample(reportOf(transport, pair(), ...reports), at);
      return [Math.round(roundTripMs), loss, feedback.roundTripMs, feedback.loss];
    };
    expect(heard(0, [0.02, 1, 0.01], [0.5, 1, 0.25])).toEqual([20, 0.25, 20, 0.25]);
    expect(heard(250, [0.02, 1, 0.01], [0.5, 1, 0.25])).toEqual([20, 0.25, null, null]);
    expect(heard(500, [0.08, 3, 0], [0.5, 1, 0.25])).toEqual([30, 0, expect.closeTo(30), 0]);
    // Counts that begin anew are nothing new.
    expect(heard(750, [0.01, 1, 0.5], [0.5, 1, 0.25])).toEqual([30, 0, null, null]);
  });

  it('tells a share from a camera by the media section, and has neither from sound', () => {
    const sampler = create();
    const codec: Entry = { id: 'C', type: 'codec', mimeType: 'video/VP9' };
    const video = (frames: number, bytes: number, delay: number) =>
      reportOf(
        codec,
        inbound('0', { bytesReceived: 999, framesDecoded: 999 }),
        inbound('2', {
          codecId: 'C',
          frameWidth: 1920,
          frameHeight: 1080,
          framesDecoded: frames,
          bytesReceived: bytes,
          jitterBufferDelay: delay,
          jitterBufferEmittedCount: frames,
          freezeCount: 3,
          totalFreezesDuration: 1.5,
          packetsReceived: 400,
          keyFramesDecoded: 7,
        }),
        inbound('9', { framesDecoded: 999 }),
      );
    sampler.sample(video(100, 50_000, 4), 0);
    const { camera, screen } = sampler.sample(video(115, 60_000, 4.6), 500).received;
    expect(camera).toBeNull();
    expect(screen?.jitterBufferMs).toBeCloseTo(40);
    expect(screen).toMatchObject({
      width: 1920,
      height: 1080,
      framesPerSecond: 30,
      bitrate: 160_000,
      codec: 'VP9',
      frames: 115,
      freezes: 3,
      freezeSeconds: 1.5,
      packetsReceived: 400,
      keyframes: 7,
    });
  });

  it('of a stream that stands still, or has only begun, has no figure that is not a number', () => {
    const sampler = create();
    const still = reportOf(inbound('1'));
    for (const atMs of [0, 500]) {
      const { camera } = sampler.sample(still, atMs).received;
      expect(camera).toMatchObject({
        framesPerSecond: 0,
        bitrate: 0,
        codec: '',
        jitterBufferMs: 0,
        width: 0,
      });
    }
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { FreezeWatch } from './freeze-watch.ts';
import type { PeerSample, VideoFigures } from './stats/peer-sample.ts';

const nothing: VideoFigures = {
  width: 0,
  height: 0,
  framesPerSecond: 0,
  bitrate: 0,
  codec: '',
  frames: 0,
  freezes: 0,
  freezeSeconds: 0,
  jitterBufferMs: 0,
  packetsReceived: 0,
  keyframes: 0,
  decodingMs: 0,
};

let watch: FreezeWatch;
let half = 0;
let [frames, packets] = [0, 0];

/** Half a second in which so many frames and packets of a camera come. */
function pass(newFrames: number, newPackets: number): readonly string[] {
  half += 1;
  frames += newFrames;
  packets += newPackets;
  const sample: PeerSample = {
    atMs: half * 500,
    availableBitrate: null,
    pair: null,
    roundTripMs: 1,
    feedback: { roundTripMs: null, loss: null },
    queue: 'none',
    loss: 0,
    sentBitrate: 0,
    receivedBitrate: 0,
    retransmittedBitrate: 0,
    received: { camera: { ...nothing, frames, packetsReceived: packets }, screen: null, 'screen-2': null },
  };
  return watch.handleSample(sample).map(({ kind, remedy }) => `${kind} ${remedy}`);
}

/** What is asked for over so many half seconds of the same. */
const over = (halves: number, newFrames: number, newPackets: number) =>
  Array.from({ length: halves }, () => pass(newFrames, newPackets)).flat();

beforeEach(() => {
  watch = new FreezeWatch();
  half = 0;
  [frames, packets] = [0, 0];
});

describe('FreezeWatch', () => {
  it('asks for nothing while frames come, few or many', () => {
    expect(over(40, 15, 100)).toEqual([]);
    expect(over(10, 1, 20)).toEqual([]);
  });

  it('asks for nothing while nothing comes: the picture is off, or the path is lost', () => {
    over(4, 15, 100);
    expect(over(40, 0, 0)).toEqual([]);
  });

  it('asks for a keyframe after two seconds, for an encoder after two more, and then no more', () => {
    over(4, 15, 100);
    expect(over(4, 0, 100)).toEqual([]);
    expect(over(1, 0, 100)).toEqual(['camera keyframe']);
    expect(over(3, 0, 100)).toEqual([]);
    expect(over(1, 0, 100)).toEqual(['camera encoder']);
    expect(over(60, 0, 100)).toEqual([]);
  });

  it('begins anew once a frame has come', () => {
    over(5, 0, 100);
    over(1, 1, 100);
    expect(over(4, 0, 100)).toEqual([]);
    expect(over(1, 0, 100)).toEqual(['camera keyframe']);
  });
});

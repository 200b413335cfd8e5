import { expect, it } from 'vitest';
import { ReceiverLevel } from './receiver-level.ts';

it('reads the level of each packet once, and silence where none came', () => {
  let sources: RTCRtpSynchronizationSource[] = [];
  const level = new ReceiverLevel({ getSynchronizationSources: () => sources });
  const packet = (rtpTimestamp: number, audioLevel?: number) => {
    sources = [{ rtpTimestamp, source: 1, timestamp: 0, ...(audioLevel !== undefined && { audioLevel }) }];
  };
  expect(level.read()).toBe(0);
  packet(960, 0.3);
  expect(level.read()).toBe(0.3);
  // The connection is gone, and the engine still names its last packet.
  expect(level.read()).toBe(0);
  packet(1920, 0.2);
  expect(level.read()).toBe(0.2);
  packet(2880);
  expect(level.read()).toBe(0);
});

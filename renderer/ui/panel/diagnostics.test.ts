import { expect, it } from 'vitest';
import { Live } from '../../state/live.svelte.ts';
import { diagnosticsOf, type Described } from './diagnostics.ts';
import { shortAddress } from './short-address.ts';

const video = {
  ...{ width: 640, height: 360, framesPerSecond: 29.98765, bitrate: 812_345.678, codec: 'VP9', frames: 100 },
  ...{ freezes: 0, freezeSeconds: 0, jitterBufferMs: 12.3456, packetsReceived: 1, keyframes: 1 },
  decodingMs: 7,
};

function livePath(): Live {
  const live = new Live();
  live.handleSample(
    {
      ...{ atMs: 5_000, availableBitrate: 1_000_000, roundTripMs: 1.23456, loss: 0 },
      pair: {
        local: { address: '192.168.35.77', port: 50_123, type: 'host' },
        remote: { address: 'fe80::1234:5678', port: 50_124, type: 'host' },
        protocol: 'udp',
      },
      feedback: { roundTripMs: null, loss: null },
      ...{ sentBitrate: 1, receivedBitrate: 2, retransmittedBitrate: 0, queue: 'none' },
      received: { camera: video, screen: null, 'screen-2': null },
    },
    { camera: { layer: 'high', reason: 'demand' }, screen: null, 'screen-2': null },
  );
  return live;
}

const person: Omit<Described, 'live'> & Record<'name' | 'id' | 'key', string> = {
  ...{ name: 'Mina Kim', id: 'bWluYS1rZXktaWQ', key: 'c2VjcmV0LWtleQ' },
  ...{ offered: true, connection: 'connected', steps: ['create-offer'], quality: 'good', away: false },
  media: { microphone: true, camera: true, screen: false, 'screen-2': false },
};

it('tells the figures, and neither names nor keys nor whole addresses', () => {
  const text = diagnosticsOf([{ ...person, live: livePath() }], {
    ...{ engine: 'Engine 1.0', sharesEncoding: true },
    encoding: [3, 4],
  });
  for (const told of [
    '"roundTripMs": 1.23',
    'VP9',
    '"connected"',
    '192.168.x.x',
    'create-offer',
    'Engine 1.0',
  ])
    expect(text).toContain(told);
  for (const secret of [
    'Mina',
    'Kim',
    person.id,
    person.key,
    '35.77',
    '1234:5678',
    '50123',
    'v=0',
    'candidate:',
  ])
    expect(text).not.toContain(secret);
});

it('shortens each kind of address', () => {
  expect(shortAddress('10.0.3.9')).toBe('10.0.x.x');
  expect(shortAddress('2001:db8::7')).toBe('2001:…');
  expect(shortAddress('9c1d.local')).toBe('…');
  expect(shortAddress('')).toBe('');
});

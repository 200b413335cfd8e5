import { expect, it } from 'vitest';
import { LoadMeter } from './load-meter.ts';
import type { BlurLoad } from './messages.ts';

it('says once a second how many frames there were, and what they cost', () => {
  const said: BlurLoad[] = [];
  const meter = new LoadMeter(500, (load) => said.push(load));
  // Twenty frames a second of 10 ms each.
  for (let at = 500; at < 2500; at += 50) meter.add(at + 40, at + 50);
  const load = { framesPerSecond: 20, msPerFrame: 10, ofOneCore: 0.2 };
  expect(said).toEqual([load, load]);
});

it('says what a pause was worth', () => {
  const said: BlurLoad[] = [];
  const meter = new LoadMeter(0, (load) => said.push(load));
  meter.add(3990, 4000);
  expect(said).toEqual([{ framesPerSecond: 0.25, msPerFrame: 10, ofOneCore: 0.0025 }]);
});

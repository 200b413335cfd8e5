import { beforeEach, describe, expect, it } from 'vitest';
import { DemandReporter, type Demand } from './demand.ts';
import { FakeTiming } from './testing/fake-timing.ts';

const hidden: Demand = { camera: null, screen: null, 'screen-2': null };
const tile = (width: number, height: number) => ({ width, height });

let timing: FakeTiming;
let sent: Demand[];
let reporter: DemandReporter;
beforeEach(() => {
  timing = new FakeTiming();
  sent = [];
  reporter = new DemandReporter((demand) => sent.push(demand), timing);
});

describe('DemandReporter', () => {
  it('says at once that a picture appears, and that it goes', () => {
    reporter.show('camera', tile(320, 176));
    reporter.show('screen', tile(640, 368));
    reporter.show('camera', null);
    expect(sent).toEqual([
      { ...hidden, camera: tile(320, 176) },
      { ...hidden, camera: tile(320, 176), screen: tile(640, 368) },
      { ...hidden, screen: tile(640, 368) },
    ]);
    expect(timing.pending).toBe(0);
  });

  it.each([
    [1, 16],
    [16, 16],
    [17, 32],
    [319.5, 320],
  ])('rounds %d pixels up to %d', (pixels, rounded) => {
    reporter.show('camera', tile(pixels, pixels));
    expect(sent).toEqual([{ ...hidden, camera: tile(rounded, rounded) }]);
  });

  it('makes one report of a window being resized for 150 ms, and one of what follows', () => {
    reporter.show('camera', tile(160, 96));
    sent.length = 0;
    for (let width = 161; width <= 260; width += 1) {
      timing.pass(2);
      reporter.show('camera', tile(width, 96));
    }
    // The first at 2 ms was promised for 152 ms; by then it was 236 pixels wide.
    expect(sent).toEqual([{ ...hidden, camera: tile(240, 96) }]);
    timing.pass(1_000);
    expect(sent.slice(1)).toEqual([{ ...hidden, camera: tile(272, 96) }]);
  });

  it('says each of two shares for itself', () => {
    reporter.show('screen', tile(640, 368));
    reporter.show('screen-2', tile(320, 176));
    reporter.show('screen', null);
    expect(sent).toEqual([
      { ...hidden, screen: tile(640, 368) },
      { ...hidden, screen: tile(640, 368), 'screen-2': tile(320, 176) },
      { ...hidden, 'screen-2': tile(320, 176) },
    ]);
  });

  it('does not say what it has said', () => {
    reporter.show('camera', tile(160, 96));
    reporter.show('camera', tile(300, 96));
    reporter.show('camera', tile(155, 90));
    timing.pass(1_000);
    reporter.setVisible(true);
    expect(sent).toHaveLength(1);
  });

  it('takes a waiting size along when a picture appears', () => {
    reporter.show('camera', tile(160, 96));
    reporter.show('camera', tile(320, 176));
    reporter.show('screen', tile(640, 368));
    timing.pass(1_000);
    expect(sent.slice(1)).toEqual([{ ...hidden, camera: tile(320, 176), screen: tile(640, 368) }]);
  });

  it('wants nothing while the window is not seen, and the latest when it is seen again', () => {
    reporter.show('camera', tile(160, 96));
    reporter.setVisible(false);
    reporter.show('camera', tile(320, 176));
    reporter.show('screen', tile(640, 368));
    timing.pass(1_000);
    expect(sent.slice(1)).toEqual([hidden]);
    reporter.setVisible(true);
    expect(sent.slice(2)).toEqual([{ ...hidden, camera: tile(320, 176), screen: tile(640, 368) }]);
  });

  it('repeats what is so', () => {
    const camera = { ...hidden, camera: tile(160, 96) };
    reporter.show('camera', tile(160, 96));
    reporter.repeat();
    expect(sent).toEqual([camera, camera]);
  });

  it('gives a new connection a second for its first tile before it says that nothing is shown', () => {
    reporter.repeat();
    timing.pass(999);
    expect(sent).toEqual([]);
    timing.pass(1);
    expect(sent).toEqual([hidden]);
  });

  it('says the first tile of a new connection at once, and nothing before it', () => {
    reporter.repeat();
    timing.pass(40);
    reporter.show('camera', tile(160, 96));
    timing.pass(5_000);
    expect(sent).toEqual([{ ...hidden, camera: tile(160, 96) }]);
  });

  it('says to a new connection at once that the window is hidden', () => {
    reporter.setVisible(false);
    sent.length = 0;
    reporter.repeat();
    expect(sent).toEqual([hidden]);
  });

  it('says nothing more once closed', () => {
    reporter.show('camera', tile(160, 96));
    reporter.show('camera', tile(320, 176));
    reporter.close();
    timing.pass(1_000);
    expect(sent).toHaveLength(1);
    expect(timing.pending).toBe(0);
  });
});

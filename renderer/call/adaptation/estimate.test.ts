import { describe, expect, it } from 'vitest';
import { isUnder, PressedEstimate, Probes, probingLimit } from './estimate.ts';

describe('isUnder', () => {
  it.each([
    [899_999, 1_000_000, true],
    [900_000, 1_000_000, false],
    // More than probes can find is no bound.
    [probingLimit, 50_000_000, false],
  ])('an estimate of %d for %d: %s', (estimate, bitrate, expected) => {
    expect(isUnder(estimate, bitrate)).toBe(expected);
  });
});

describe('PressedEstimate', () => {
  const needed = 800_000;

  it('takes an estimate at its word while no trial has failed', () => {
    const pressed = new PressedEstimate();
    expect(pressed.isUnder(0, 800_000, needed)).toBe(false);
    expect(pressed.isUnder(250, 500_000, needed)).toBe(true);
  });

  it('holds on to what was carried, however far the trial has pressed it, until it falls further', () => {
    const pressed = new PressedEstimate();
    pressed.handleFailedTrial(0, 600_000);
    // The queue that the trial has made goes on pressing for a while.
    expect(pressed.isUnder(1_000, 400_000, needed)).toBe(false);
    expect(pressed.isUnder(20_000, 420_000, needed)).toBe(false);
    expect(pressed.isUnder(21_000, 350_000, needed)).toBe(true);
  });

  it('counts as before once it is back', () => {
    const pressed = new PressedEstimate();
    pressed.handleFailedTrial(0, 400_000);
    expect(pressed.isUnder(6_000, 900_000, needed)).toBe(false);
    expect(pressed.isUnder(7_000, 500_000, needed)).toBe(true);
  });
});

it('probes are due one and a half seconds apart, and counted', () => {
  const probes = new Probes();
  const due = [0, 250, 1_499, 1_500, 2_000, 3_000].map((atMs) => probes.isDue(atMs));
  expect(due).toEqual([true, false, false, true, false, true]);
  expect(probes.count).toBe(3);
  probes.reset();
  expect(probes.count).toBe(0);
});

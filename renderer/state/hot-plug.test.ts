import { describe, expect, it } from 'vitest';
import { needsReopening, type HotPlug } from './hot-plug.ts';

const lid = { id: 'lid', label: 'Lid' };
const desk = { id: 'desk', label: 'Desk' };
const quiet: HotPlug = { before: [lid], now: [lid], inUse: lid, home: null, hasFailed: false };

describe('a device is opened anew', () => {
  it.each<[string, Partial<HotPlug>]>([
    ['when the picked one is plugged in', { now: [lid, desk], home: 'desk' }],
    ['when something is plugged in after it failed', { before: [], inUse: null, hasFailed: true }],
    ['when another program may have let it go', { inUse: null, hasFailed: true }],
    [
      'when the default becomes another',
      {
        before: [{ id: 'default', label: 'Default: Lid' }, lid],
        now: [{ id: 'default', label: 'Default: Desk' }, lid, desk],
        inUse: { id: 'default', label: 'Default' },
      },
    ],
  ])('%s', (_when, change) => {
    expect(needsReopening({ ...quiet, ...change })).toBe(true);
  });
});

describe('a device is left alone', () => {
  it.each<[string, Partial<HotPlug>]>([
    ['when nothing changed', {}],
    ['when something that was not picked is plugged in', { now: [lid, desk] }],
    ['when the picked one is in use', { now: [lid, desk], home: 'lid' }],
    ['when the picked one was there all along', { before: [lid, desk], now: [lid, desk], home: 'desk' }],
    ['when it is off', { now: [lid, desk], inUse: null, home: 'desk' }],
    ['when it failed and nothing is there', { now: [], inUse: null, hasFailed: true }],
    ['when it only got its name, with the permission', { before: [{ id: 'lid', label: '' }] }],
  ])('%s', (_when, change) => {
    expect(needsReopening({ ...quiet, ...change })).toBe(false);
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Emitter } from '../call/emitter.ts';
import type { Device, Devices } from '../media/devices.ts';
import { Playout } from './playout.svelte.ts';

const system: Device = { id: 'default', label: 'Default: Desk' };
const desk: Device = { id: 'desk', label: 'Desk' };
const head: Device = { id: 'head', label: 'Headphones' };

type Events = {
  track: { kind: 'camera' | 'microphone'; track: MediaStreamTrack | null };
  devices: { before: Devices; now: Devices };
};

/** A machine with these speakers. */
class Machine extends Emitter<Events> {
  devices: Devices = { cameras: [], microphones: [], speakers: [] };

  plug(...speakers: Device[]): void {
    const before = this.devices;
    this.devices = { ...before, speakers };
    this.emit('devices', { before, now: this.devices });
  }
}

function createPlayout() {
  const profile = {
    speaker: null as string | null,
    setDevice: (_kind: string, id: string) => {
      profile.speaker = id;
    },
  };
  const machine = new Machine();
  return { machine, playout: new Playout(profile, machine) };
}

beforeEach(() => {
  vi.stubGlobal('HTMLMediaElement', { prototype: { setSinkId: () => undefined } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('offers a choice where there are two speakers, and the engine can choose', () => {
  const { machine, playout } = createPlayout();
  machine.plug(system, desk);
  expect(playout.choices).toEqual([]);
  machine.plug(system, desk, head);
  expect(playout.choices).toEqual([system, desk, head]);
  expect([playout.sinkId, playout.selected]).toEqual(['', 'default']);
  vi.stubGlobal('HTMLMediaElement', { prototype: {} });
  expect(playout.choices).toEqual([]);
});

it('plays by the system while the chosen one is unplugged, and says so', () => {
  const { machine, playout } = createPlayout();
  machine.plug(system, desk, head);
  playout.select('head');
  expect([playout.sinkId, playout.standIn]).toEqual(['head', null]);
  machine.plug(system, desk);
  expect([playout.sinkId, playout.standIn]).toEqual(['', 'Default: Desk']);
  machine.plug(system, desk, head);
  expect([playout.sinkId, playout.standIn]).toEqual(['head', null]);
});

it('says nothing of a speaker that was not there to begin with', () => {
  const { machine, playout } = createPlayout();
  playout.select('head');
  machine.plug(system, desk);
  expect([playout.sinkId, playout.standIn]).toEqual(['', null]);
  machine.plug(system, desk, head);
  expect(playout.sinkId).toBe('head');
});

it('plays by the system when the engine refuses the chosen one, until it is chosen again', () => {
  const { machine, playout } = createPlayout();
  machine.plug(system, desk, head);
  playout.select('head');
  playout.handleRefused('head');
  expect([playout.sinkId, playout.standIn]).toEqual(['', 'Default: Desk']);
  playout.select('head');
  expect([playout.sinkId, playout.standIn]).toEqual(['head', null]);
});

import { describe, expect, it, vi } from 'vitest';
import type { CaptureFailure } from '../media/attempt.ts';
import type { Device } from '../media/devices.ts';
import { LocalDevice, type LocalDeviceOptions } from './local-device.svelte.ts';

type Track = Pick<MediaStreamTrack, 'enabled' | 'readyState' | 'onended'> & { readonly label: string };

const lid: Device = { id: 'lid', label: 'Lid' };
const desk: Device = { id: 'desk', label: 'Desk' };

/** A machine with sockets: opens what is plugged in, and tells the device of what comes and goes. */
class Machine {
  readonly device: LocalDevice;
  readonly sent: (string | null)[] = [];
  failure: CaptureFailure | null = null;
  #plugged: Device[] = [];
  #open: Track[] = [];

  constructor(plugged: Device[], picked: string | null = null, isMutedOpen = false) {
    this.#plugged = plugged;
    this.device = new LocalDevice({
      open: (id) => Promise.resolve(this.#openTrack(id)),
      picked: () => picked,
      isMutedOpen,
      onChange: (track) => this.sent.push(track?.enabled ? track.label : null),
      onOpened: () => Promise.resolve(),
    });
  }

  /** What others get now. */
  get gets(): string | null {
    return this.sent.at(-1) ?? null;
  }

  /** Tracks that are open, so that the device is in use. */
  get held(): string[] {
    return this.#open.filter(({ readyState }) => readyState === 'live').map(({ label }) => label);
  }

  async plug(...plugged: Device[]): Promise<void> {
    const before = this.#plugged;
    this.#plugged = plugged;
    for (const track of this.#open.filter(({ label }) => !plugged.some((each) => each.label === label))) {
      this.#end(track);
    }
    await this.device.handleDevices(before, plugged);
    // What was ended is opened anew in its own time.
    await vi.waitFor(() => expect(this.device.status).not.toBe('starting'));
  }

  #end(track: Track): void {
    if (track.readyState === 'ended') return;
    Object.assign(track, { readyState: 'ended' });
    Reflect.apply(track.onended ?? (() => undefined), track, [new Event('ended')]);
  }

  #openTrack(id: string | null): Awaited<ReturnType<LocalDeviceOptions['open']>> {
    const device = this.#plugged.find((each) => each.id === id) ?? this.#plugged[0];
    if (this.failure) return { ok: false, reason: this.failure };
    if (!device) return { ok: false, reason: 'missing' };
    const track = {
      enabled: true,
      readyState: 'live',
      onended: null,
      label: device.label,
      getSettings: () => ({ deviceId: device.id }),
      stop: () => Object.assign(track, { readyState: 'ended' }),
    };
    // Only what is used of a track.
    this.#open.push(track as never);
    return { ok: true, value: track as never };
  }
}

describe('a device that is unplugged', () => {
  it('is replaced by another, with its name, and comes back when it is plugged in again', async () => {
    const machine = new Machine([lid, desk], 'desk');
    await machine.device.turnOn();
    expect(machine.gets).toBe('Desk');
    await machine.plug(lid);
    expect(machine.gets).toBe('Lid');
    expect(machine.device.standIn).toBe('Lid');
    await machine.plug(lid, desk);
    expect(machine.gets).toBe('Desk');
    expect(machine.device.standIn).toBeNull();
    expect(machine.held).toEqual(['Desk']);
  });

  it('comes back also when it was never picked', async () => {
    const machine = new Machine([desk, lid]);
    await machine.device.turnOn();
    await machine.plug(lid);
    await machine.plug(lid, desk);
    expect(machine.gets).toBe('Desk');
  });

  it('is missing when there is no other, and is on again with the next one', async () => {
    const machine = new Machine([desk]);
    await machine.device.turnOn();
    await machine.plug();
    expect([machine.device.status, machine.gets]).toEqual(['missing', null]);
    await machine.plug(lid);
    expect([machine.device.status, machine.gets]).toEqual(['on', 'Lid']);
  });

  it('stays muted when it was', async () => {
    const machine = new Machine([lid, desk], 'desk', true);
    await machine.device.turnOn();
    machine.device.turnOff();
    await machine.plug(lid);
    expect([machine.device.status, machine.held]).toEqual(['off', []]);
    await machine.device.turnOn();
    expect(machine.gets).toBe('Lid');
  });

  it('is not named any more once the person knows, or picked another', async () => {
    const machine = new Machine([lid, desk], 'desk');
    await machine.device.turnOn();
    await machine.plug(lid);
    machine.device.dismiss();
    expect(machine.device.standIn).toBeNull();
  });
});

describe('a device that another program has', () => {
  it('is tried again when devices change, and when it is pressed', async () => {
    const machine = new Machine([lid]);
    machine.failure = 'busy';
    await machine.device.turnOn();
    expect(machine.device.status).toBe('busy');
    await machine.device.toggle();
    expect(machine.device.status).toBe('busy');
    machine.failure = null;
    await machine.plug(lid);
    expect(machine.gets).toBe('Lid');
  });

  it('does not come on by itself once it was given up or turned off, nor after a no', async () => {
    const given = new Machine([]);
    await given.device.turnOn();
    given.device.giveUp();
    await given.plug(lid);
    expect(given.device.status).toBe('missing');

    const denied = new Machine([lid]);
    denied.failure = 'denied';
    await denied.device.turnOn();
    denied.failure = null;
    await denied.plug(lid, desk);
    expect(denied.device.status).toBe('denied');
  });
});

it('drops an opening that was overtaken', async () => {
  const machine = new Machine([lid]);
  const opening = machine.device.turnOn();
  machine.device.turnOff();
  await opening;
  expect([machine.device.status, machine.held]).toEqual(['off', []]);
});

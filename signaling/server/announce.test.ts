import { EventEmitter, once } from 'node:events';
import { networkInterfaces } from 'node:os';
import Bonjour, { type Service } from 'bonjour-service';
import { expect, test } from 'vitest';
import { serviceType, type AnnouncedRoom } from '#protocol';
import { announceRoom, decodeAnnouncement, lanAddresses } from './index.ts';
import { multicastFailure } from './multicast.ts';

const addresses = lanAddresses(networkInterfaces()).map(({ address }) => address);
const [ipv4] = addresses.filter((address) => !address.includes(':'));
const refusedHere = await multicastFailure(ipv4);

const room: AnnouncedRoom = {
  id: `test-${String(process.pid)}-${String(Date.now())}`,
  name: 'Tea',
  owner: 'Mina',
  participants: 1,
  capacity: 50,
  access: 'open',
  locked: false,
  fingerprint: 'HMSdKpIGz00t9VFXUC9J-BKJwgpVnZoLRPGNtMwug1A',
  addresses,
  port: 7420,
};

const decoded = ({ txt, port, addresses, referer }: Service): AnnouncedRoom | null =>
  decodeAnnouncement({ txt, port, addresses, from: referer?.address });

test.skipIf(refusedHere !== null)('a room appears, changes without vanishing, and disappears', async () => {
  const seen = new EventEmitter();
  const vanished: string[] = [];
  const bonjour = new Bonjour();
  const browser = bonjour.find({ type: serviceType });
  const announcement = announceRoom(room);
  browser.on('up', (service) => {
    if (service.name === room.id) seen.emit('up', decoded(service));
  });
  browser.on('txt-update', (service) => {
    if (service.name === room.id) seen.emit('changed', decoded(service));
  });
  browser.on('down', ({ name }) => {
    vanished.push(name);
    if (name === room.id) seen.emit('down');
  });
  expect((await once(seen, 'up'))[0]).toMatchObject({ name: 'Tea', participants: 1, port: 7420 });
  announcement.update({ ...room, participants: 2 });
  expect((await once(seen, 'changed'))[0]).toMatchObject({ participants: 2 });
  expect(vanished).not.toContain(room.id);
  const down = once(seen, 'down');
  await announcement.close();
  await down;
  bonjour.destroy();
});

test('a network that refuses is told once, and nothing is thrown', async () => {
  const refused = new EventEmitter();
  // An address that no interface has: joining the group on it fails.
  const nowhere = { ...room, addresses: ['192.0.2.77'] };
  const announcement = announceRoom(nowhere, (error) => refused.emit('refused', error));
  const told: unknown[] = await once(refused, 'refused');
  expect(told[0]).toBeInstanceOf(Error);
  announcement.update({ ...nowhere, participants: 2 });
  await announcement.close();
});

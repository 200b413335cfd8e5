// Devices that go and come while somebody gets ready: the lists, the picture and the words follow.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { cameras, expectToMove, followPlugs, plugIn, trackOf, unplug } from '../support/devices.ts';
import { people } from '../support/room.ts';

const { bora } = people;

test('in the green room, cameras are unplugged and plugged in again, and the level of the microphone moves', async ({
  launchApp,
}) => {
  const { window } = await launchApp({ microphone: bora, args: [...cameras(3), '--name', bora.name] });
  await followPlugs(window);
  // It gives 16 bits of grey, which not everything can show.
  await unplug(window, 'fake_device_1');
  await window.getByRole('button', { name: 'Host a room' }).click();
  const list = window.getByRole('combobox', { name: 'Camera' });
  const preview = window.getByRole('region', { name: 'Your camera picture' }).locator('video');
  const inUse = async () => (await trackOf(preview)).evaluate((track) => track?.label);
  await expect(list.locator('option')).toHaveText(['fake_device_0', 'fake_device_2']);
  await list.selectOption({ label: 'fake_device_2' });
  await expect.poll(inUse).toBe('fake_device_2');
  await expectToMove(preview);

  await unplug(window, 'fake_device_2');
  const word = window.getByText('The camera was unplugged. In use now: fake_device_0');
  await expect(word).toBeVisible();
  await expect(list.locator('option')).toHaveText(['fake_device_0']);
  expect(await inUse()).toBe('fake_device_0');
  await expectToMove(preview);
  await unplug(window, 'fake_device_0');
  await expect(window.getByText('No camera found.')).toBeVisible();
  await expect(list).toBeDisabled();
  await expect(preview).toHaveCount(0);
  await plugIn(window, 'fake_device_2');
  await expect.poll(inUse).toBe('fake_device_2');
  await expect(list.locator('option:checked')).toHaveText('fake_device_2');
  await expect(word).toBeHidden();
  await expectToMove(preview);

  // The tone comes in pulses of half a second: loud, then silent. Looked at often, lest each look meets the same moment.
  const level = async () =>
    Number(await window.getByRole('meter', { name: 'Microphone level' }).getAttribute('aria-valuenow'));
  await expect.poll(level, { intervals: [70] }).toBeGreaterThan(60);
  await expect.poll(level, { intervals: [70] }).toBeLessThan(40);
  await expect.poll(level, { intervals: [70] }).toBeGreaterThan(60);
});

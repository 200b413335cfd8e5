// Devices that go and come during a call, where the sound comes out, how loud, and who speaks.
import { expect } from '@playwright/test';
import { expectToHear } from '../media/listen.ts';
import { tones } from '../media/people.mjs';
import { test } from '../support/app.ts';
import { cameras, expectToMove, followPlugs, plugIn, trackOf, unplug } from '../support/devices.ts';
import { askToJoin } from '../support/home.ts';
import { cameraOf, enterFromGreenRoom, hostRoom, microphoneOf, people, tile } from '../support/room.ts';

const { ara, bora } = people;

test('devices are unplugged and plugged in again: others stand in, with a word, and go again', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const { window } = await launchApp({
    microphone: bora,
    args: [...cameras(3), '--name', bora.name],
  });
  await followPlugs(window);
  // It gives 16 bits of grey, which nobody can encode.
  await unplug(window, 'fake_device_1');
  await askToJoin(window, join[1] ?? '');
  await window.getByRole('combobox', { name: 'Camera' }).selectOption('fake_device_2');
  await enterFromGreenRoom(window, 'Join');
  const own = cameraOf(window, `${bora.name} (you)`);
  const inUse = async () => (await trackOf(own)).evaluate((track) => track?.label);
  await expect.poll(inUse).toBe('fake_device_2');
  const seen = cameraOf(host.window, bora.name);
  await expectToMove(seen);

  await unplug(window, 'fake_device_2');
  const word = window.getByText('The camera was unplugged. In use now: fake_device_0');
  await expect(word).toBeVisible();
  expect(await inUse()).toBe('fake_device_0');
  await expectToMove(seen);
  await unplug(window, 'fake_device_0');
  await expect(window.getByText('No camera found.')).toBeVisible();
  await expect(seen).toHaveCount(0);
  await plugIn(window, 'fake_device_2');
  await expect.poll(inUse).toBe('fake_device_2');
  await expect(word).toBeHidden();
  await expectToMove(seen);

  // Both are heard to speak, and whoever is muted is not.
  const speaking = (page: typeof window, name: string) => tile(page, name).getByText('Speaking');
  await expect(speaking(host.window, bora.name)).toBeAttached();
  await expect(speaking(window, `${bora.name} (you)`)).toBeAttached();
  await window.getByRole('button', { name: 'Microphone', exact: true }).click();
  await expect(speaking(host.window, bora.name)).not.toBeAttached();
  await expect(speaking(window, `${bora.name} (you)`)).not.toBeAttached();

  const sound = await microphoneOf(window, ara.name);
  const speaker = window.getByRole('combobox', { name: 'Choose speaker' });
  const playsThrough = () =>
    sound.evaluate((audio) => (audio instanceof HTMLAudioElement ? audio.sinkId : null));
  await speaker.selectOption('Fake Audio Output 1');
  await expect.poll(playsThrough).toBe(await speaker.inputValue());
  await expectToHear(sound, ara.hertz, tones);
  await unplug(window, 'Fake Audio Output 1');
  await expect(window.getByText('The speaker was unplugged.')).toBeVisible();
  await expect.poll(playsThrough).toBe('');
  await expectToHear(sound, ara.hertz, tones);

  await window.getByRole('button', { name: 'People', exact: true }).click();
  await window.getByRole('slider', { name: `Volume of ${ara.name}` }).fill('30');
  expect(await sound.evaluate((audio) => (audio instanceof HTMLAudioElement ? audio.volume : null))).toBe(
    0.3,
  );
});

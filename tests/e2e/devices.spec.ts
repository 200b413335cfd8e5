// Cameras and microphones that are missing, refused, several or turned off, before and during a call.
import { expect, type Page } from '@playwright/test';
import { expectToSee, readPicture } from '../media/decode.ts';
import { expectSilence, expectToHear } from '../media/listen.ts';
import { tones } from '../media/people.mjs';
import { test } from '../support/app.ts';
import { askToJoin } from '../support/home.ts';
import { answerMediaRequests, cameras, takeMicrophonesAway, trackOf } from '../support/devices.ts';
import {
  cameraOf,
  enterFromGreenRoom,
  expectInRoom,
  inviteLink,
  microphoneOf,
  people,
  tile,
} from '../support/room.ts';

const { ara, bora } = people;
const preview = (window: Page) => window.getByRole('region', { name: 'Your camera picture' });
const control = (window: Page, name: string) => window.getByRole('button', { name, exact: true });

test('no camera and no microphone: said, and the room can be entered without', async ({ launchApp }) => {
  const { window } = await launchApp({ args: [...cameras(0), '--name', ara.name] });
  await takeMicrophonesAway(window);
  await window.getByRole('button', { name: 'Host a room' }).click();
  for (const kind of ['Camera', 'Microphone']) {
    const words = `No ${kind.toLowerCase()} found. Plug one in, or join without it.`;
    await expect(window.getByRole('status').filter({ hasText: words })).toBeVisible();
    await expect(window.getByRole('combobox', { name: kind })).toBeDisabled();
    await expect(window.getByRole('combobox', { name: kind })).toContainText('None found');
  }
  await enterFromGreenRoom(window, 'Start the room');
  await expect(tile(window, `${ara.name} (you)`)).toContainText('Microphone off');
  // In the room nothing is complained of that was not asked for; asked for, it is said.
  await expect(window.getByRole('alert')).toHaveCount(0);
  await control(window, 'Camera').click();
  await expect(window.getByRole('alert')).toContainText('No camera found.');
});

test('permission refused: said with the remedy, and a second try works once it is given', async ({
  launchApp,
}) => {
  const app = await launchApp({ lang: 'ko', camera: ara, microphone: ara });
  const { window } = app;
  await answerMediaRequests(app, 'no');
  await window.getByRole('button', { name: '방 만들기' }).click();
  await expect(window.getByText('카메라를 사용할 권한이 없어요.')).toBeVisible();
  await expect(window.getByText('마이크를 사용할 권한이 없어요.')).toBeVisible();
  await answerMediaRequests(app, 'yes');
  const again = window.getByRole('button', { name: '다시 시도' });
  await again.first().click();
  await expect(again).toHaveCount(1);
  await again.click();
  await expect(window.getByText(/권한이 없어요/)).toHaveCount(0);
  await expectToSee(window.locator('video'), ara.colour);
});

test('camera and microphone, chosen off and turned on and off: what the other gets', async ({
  launchApp,
}) => {
  const host = await launchApp({ args: ['--host', '--name', ara.name] });
  await expectInRoom(host.window);
  const link = await inviteLink(host.window);
  const bystander = host.window;

  // Both are turned off in the green room, and stay off inside.
  const { window } = await launchApp({ camera: bora, microphone: bora, args: ['--name', bora.name] });
  await askToJoin(window, link);
  const shown = await trackOf(preview(window).locator('video'));
  for (const kind of ['Camera', 'Microphone'])
    await preview(window).getByRole('button', { name: kind }).click();
  await expect(window.getByText('Your camera is off.')).toBeVisible();
  expect(await shown.evaluate((track) => track?.readyState)).toBe('ended');
  await enterFromGreenRoom(window, 'Join');
  await expect(tile(bystander, bora.name)).toContainText('Microphone off');
  await expect(cameraOf(bystander, bora.name)).toHaveCount(0);

  await control(window, 'Microphone').click();
  await expect(tile(bystander, bora.name)).not.toContainText('Microphone off');
  await expectToHear(await microphoneOf(bystander, bora.name), bora.hertz, tones);
  await control(window, 'Microphone').click();
  await expect(tile(bystander, bora.name)).toContainText('Microphone off');
  await expect(tile(window, `${bora.name} (you)`)).toContainText('Microphone off');
  await expectSilence(await microphoneOf(bystander, bora.name));
  await control(window, 'Microphone').click();
  await expectToHear(await microphoneOf(bystander, bora.name), bora.hertz, tones);

  await control(window, 'Camera').click();
  await expectToSee(cameraOf(bystander, bora.name), bora.colour);
  const sent = await trackOf(cameraOf(window, `${bora.name} (you)`));
  await control(window, 'Camera').click();
  await expect(cameraOf(bystander, bora.name)).toHaveCount(0);
  // The camera is let go, so that its light goes out; its avatar stands there for the other.
  expect(await sent.evaluate((track) => track?.readyState)).toBe('ended');
  await expect(tile(bystander, bora.name)).toContainText('B');
  await control(window, 'Camera').click();
  await expectToSee(cameraOf(bystander, bora.name), bora.colour, 5_000);
});

test('two cameras: the one that is picked is used, and picked again after a restart', async ({
  launchApp,
}) => {
  const first = await launchApp({ args: [...cameras(2), '--name', ara.name] });
  const { window, profile } = first;
  await window.getByRole('button', { name: 'Host a room' }).click();
  const picker = (page: Page) => page.getByRole('combobox', { name: 'Camera' });
  await expect(picker(window)).toHaveValue(/./);
  const before = await trackOf(preview(window).locator('video'));
  await picker(window).selectOption('fake_device_1');
  await expect.poll(() => before.evaluate((track) => track?.readyState)).toBe('ended');
  const label = async (page: Page) => {
    const track = await trackOf(page.locator('video').first());
    return track.evaluate((now) => now?.label);
  };
  await expect.poll(() => label(window)).toBe('fake_device_1');
  await enterFromGreenRoom(window, 'Start the room');
  await expect.poll(() => label(window)).toBe('fake_device_1');
  await expect.poll(() => readPicture(cameraOf(window, `${ara.name} (you)`))).not.toBeNull();

  // In the room, too, another one can be picked.
  const inRoom = window.getByRole('combobox', { name: 'Choose camera' });
  await inRoom.selectOption('fake_device_0');
  await expect.poll(() => label(window)).toBe('fake_device_0');
  await expect.poll(() => readPicture(cameraOf(window, `${ara.name} (you)`))).not.toBeNull();
  await inRoom.selectOption('fake_device_1');
  await expect.poll(() => label(window)).toBe('fake_device_1');
  await first.close();

  const second = await launchApp({ args: cameras(2), profile });
  await second.window.getByRole('button', { name: 'Host a room' }).click();
  await expect.poll(() => label(second.window)).toBe('fake_device_1');
  await expect(picker(second.window).locator('option:checked')).toHaveText('fake_device_1');
});

test('the name and the language that were chosen are there after a restart', async ({ launchApp }) => {
  const first = await launchApp();
  await first.window.getByLabel('Your name').fill('  마당  사람 ');
  await first.window.getByLabel('Your name').press('Tab');
  await expect(first.window.getByLabel('Your name')).toHaveValue('마당 사람');
  await first.window.getByLabel('Language').selectOption('ko');
  await expect(first.window.getByRole('button', { name: '방 만들기' })).toBeVisible();
  await expect(first.window.locator('html')).toHaveAttribute('lang', 'ko');
  await first.close();

  const second = await launchApp({ profile: first.profile });
  await expect(second.window.getByLabel(/Your name|이름/)).toHaveValue('마당 사람');
});

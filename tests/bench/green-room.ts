import { expect, type Locator, type Page } from '@playwright/test';

/** Goes from the first screen to the green room of an invite. @returns its Join button, ready to be pressed */
export async function openGreenRoom(window: Page, invite: string): Promise<Locator> {
  await window.getByLabel('Join with a link or address').fill(invite);
  await window.getByRole('button', { name: 'Join', exact: true }).click();
  // The own picture is there and the host's answer too: nothing is left to wait for but the press.
  const ownWidth = () =>
    window
      .locator('video')
      .evaluate((video: HTMLVideoElement) => (video.readyState >= 2 ? video.videoWidth : 0));
  await expect.poll(ownWidth).toBeGreaterThan(0);
  const join = window.locator('button[type=submit]');
  await expect(join).toHaveText('Join');
  return join;
}

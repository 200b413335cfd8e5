// The app, a guest in a current Chromium, and a guest whose engine cannot share encoded frames, in one room.
import { expect } from '@playwright/test';
import { launchChromium, type GuestBrowser } from '../lab/chromium.ts';
import { test } from '../support/app.ts';
import { enterFromGreenRoom, expectInRoom, expectSeenAndHeard, people } from '../support/room.ts';

const { ara, chan, dain } = people;

test('the app, a guest, and a guest who must encode for each: all see and hear all', async ({
  launchApp,
}) => {
  test.setTimeout(120_000);
  test.skip(process.env['MADANG_CHROMIUM'] === undefined, 'no Chromium here');
  const host = await launchApp({ camera: ara, microphone: ara, args: ['--host', '--name', ara.name] });
  await expectInRoom(host.window);
  await host.window.getByRole('button', { name: /^Invite/ }).click();
  const link = await host.window.getByLabel('Link for any browser').first().inputValue();

  const browsers: GuestBrowser[] = [];
  const enter = async (person: typeof chan, isPlain: boolean) => {
    const browser = await launchChromium({ camera: person, microphone: person });
    browsers.push(browser);
    const page = await browser.context.newPage();
    if (isPlain) {
      await page.addInitScript(() => {
        Reflect.deleteProperty(RTCRtpSender.prototype, 'createEncodedStreams');
        Reflect.deleteProperty(window, 'RTCRtpScriptTransform');
        Reflect.deleteProperty(window, 'RTCEncodedVideoFrame');
      });
    }
    await page.goto(link);
    await page.getByLabel('Your name').fill(person.name);
    await enterFromGreenRoom(page, 'Join');
    return page;
  };
  const sharing = await enter(chan, false);
  const plain = await enter(dain, true);
  for (const [window, others] of [
    [host.window, [chan, dain]],
    [sharing, [ara, dain]],
    [plain, [ara, chan]],
  ] as const) {
    for (const other of others) await expectSeenAndHeard(window, other);
  }

  // Which way each sends is said where people look at connections.
  for (const [window, words] of [
    [host.window, 'encoded once'],
    [sharing, 'encoded once'],
    [plain, 'encoded for each'],
  ] as const) {
    await window.getByRole('button', { name: 'How it connects' }).click();
    await expect(window.getByText(words).first()).toBeVisible();
  }
  for (const browser of browsers) await browser.close();
});

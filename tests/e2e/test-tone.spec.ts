// The tone by which a person hears whether a speaker is the right one.
import { expect } from '@playwright/test';
import { dominantTone, listen } from '../media/listen.ts';
import { until } from '../media/until.ts';
import { test } from '../support/app.ts';
import { openSettings } from '../support/settings.ts';

test('a test tone is heard as often as it is asked for', async ({ launchApp }) => {
  const { window } = await launchApp();
  const dialog = await openSettings(window, 'Devices');
  const play = dialog.getByRole('button', { name: 'Play a test tone' });
  const audio = dialog.locator('audio');
  const tested = [430, 660, 1130];
  // Two seconds are soon over where a page's sound is slow to start, so it is asked for again until it was heard.
  await until(
    'the test tone',
    async () => {
      const playing = audio.evaluate(
        (element) => new Promise<void>((resolve) => (element.onplaying = () => resolve())),
      );
      await play.click();
      await playing;
      const heard = await listen(audio, tested);
      return { ...heard, tone: dominantTone(heard, tested) };
    },
    ({ tone, audible }) => tone === 660 && audible,
    15_000,
  );
  await expect(play).toBeEnabled();
});

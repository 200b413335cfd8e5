// The first time ever, by someone who has read nothing: how many clicks it takes to talk to somebody.
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { expectInRoom, expectSeenAndHeard, people } from '../support/room.ts';

const { ara, bora } = people;

/** Counts what a person presses from now on, by pointer or by key. */
async function countPresses(page: Page): Promise<() => Promise<number>> {
  const holder = await page.evaluateHandle(() => {
    const presses = { count: 0 };
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, ({ isTrusted }) => (presses.count += isTrusted ? 1 : 0), true);
    return presses;
  });
  return () => holder.evaluate(({ count }) => count);
}

test('from two empty profiles to a call of two: two clicks to host, two to join', async ({ launchApp }) => {
  test.setTimeout(90_000);
  const began = performance.now();
  const host = await launchApp({ camera: ara, microphone: ara });
  const hostPresses = await countPresses(host.window);
  // Guessed from the account, so that nothing has to be typed.
  const name = await host.window.getByLabel('Your name').inputValue();
  expect(name).not.toBe('');
  await host.window.getByRole('button', { name: 'Host a room' }).click();
  await host.window.getByRole('button', { name: 'Start the room' }).click();
  await expectInRoom(host.window);
  const hostedMs = performance.now() - began;

  const guest = await launchApp({ camera: bora, microphone: bora });
  const guestPresses = await countPresses(guest.window);
  const rooms = guest.window.getByRole('list', { name: 'Rooms on this network' });
  await rooms.getByRole('button', { name: `${name}'s room` }).click();
  await guest.window.getByRole('button', { name: 'Join', exact: true }).click();
  await expectInRoom(guest.window);
  // Both are called after the account of this machine.
  await expectSeenAndHeard(host.window, { ...bora, name });
  await expectSeenAndHeard(guest.window, { ...ara, name });
  const togetherMs = performance.now() - began;

  expect(await hostPresses()).toBeLessThanOrEqual(2);
  expect(await guestPresses()).toBeLessThanOrEqual(2);
  const seconds = [hostedMs, togetherMs].map((ms) => (ms / 1000).toFixed(1));
  console.log(`a room after ${String(seconds[0])} s, seen and heard by both after ${String(seconds[1])} s`);
});

// The exchanges that a WebRTC primer teaches, as people see them in the inspector.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { expectInRoom, expectSeenAndHeard, hostRoom, people, stepsWith, tile } from '../support/room.ts';

const { ara, bora, chan } = people;

// 1 create offer, 2 set local, 3 send, 4 set remote, 5 create answer, 6 set local, 7 send back, 8 set remote,
// 9 exchange candidates.
const nineSteps = (newcomer: string, other: string) =>
  [newcomer, newcomer, newcomer, other, other, other, other, newcomer, 'both sides'].map((side) => ({
    side,
    done: true,
  }));
const here = 'at your side';
const at = (name: string) => `at ${name}'s side`;

test('one-to-one: the newcomer offers and the other answers, in nine steps', async ({ launchApp }) => {
  const { host: first, join } = await hostRoom(launchApp, ara);
  const newcomer = await launchApp({
    camera: bora,
    microphone: bora,
    args: [...join, '--name', bora.name],
  });
  await expectInRoom(newcomer.window);
  await expect.poll(() => stepsWith(newcomer.window, ara.name)).toEqual(nineSteps(here, at(ara.name)));
  await expect.poll(() => stepsWith(first.window, bora.name)).toEqual(nineSteps(at(bora.name), here));
  await expectSeenAndHeard(newcomer.window, ara);
  await expectSeenAndHeard(first.window, bora);
});

test('many-to-many: a third asks to enter, is told who is inside, and negotiates with each', async ({
  launchApp,
}) => {
  test.setTimeout(120_000);
  const { host: first, join } = await hostRoom(launchApp, ara);
  const second = await launchApp({ camera: bora, microphone: bora, args: [...join, '--name', bora.name] });
  await expect(tile(first.window, bora.name)).toBeVisible();
  const third = await launchApp({ camera: chan, microphone: chan, args: [...join, '--name', chan.name] });

  // The answer to the third's request names both; with both it is the one that offers.
  for (const { name } of [ara, bora]) {
    await expect.poll(() => stepsWith(third.window, name)).toEqual(nineSteps(here, at(name)));
  }
  // Who was inside answers the third, and keeps what it had with the other.
  await expect.poll(() => stepsWith(first.window, chan.name)).toEqual(nineSteps(at(chan.name), here));
  await expect.poll(() => stepsWith(second.window, chan.name)).toEqual(nineSteps(at(chan.name), here));
  await expect.poll(() => stepsWith(second.window, ara.name)).toEqual(nineSteps(here, at(ara.name)));

  for (const [window, others] of [
    [first.window, [bora, chan]],
    [second.window, [ara, chan]],
    [third.window, [ara, bora]],
  ] as const) {
    for (const other of others) await expectSeenAndHeard(window, other);
  }
});

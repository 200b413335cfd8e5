// The main job with what people install: the packaged app, its fuses set, on two machines with empty profiles.
import { expect } from '@playwright/test';
import { createLab, labUnavailable, type Lab } from '../lab/network.ts';
import { readPattern } from '../media/pattern.ts';
import { test } from '../support/app.ts';
import { startPackaged, type PackagedApp } from '../support/packaged.ts';
import {
  enterFromGreenRoom,
  expectSeenAndHeard,
  people,
  screenOf,
  shareScreen,
  showPattern,
} from '../support/room.ts';

const { ara, bora } = people;
const pattern = 2_718_281;
const apps: PackagedApp[] = [];
let lab: Lab | undefined;

test.beforeAll(async () => {
  const lacks = await labUnavailable();
  if (lacks === null) lab = await createLab(2);
  else console.log(`Both apps run on this machine's own network: ${lacks}`);
});
test.afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});
test.afterAll(async () => {
  await lab?.destroy();
});

test('the packaged app hosts and joins: seen, heard, shared', async ({ launchBare }) => {
  const start = async (person: typeof ara, namespace: string | undefined) => {
    const media = { camera: person, microphone: person };
    const app = await startPackaged({ ...media, args: ['--name', person.name], namespace });
    apps.push(app);
    return app.window;
  };
  const [one, two] = lab?.hosts ?? [];
  const a = await start(ara, one?.namespace);
  await a.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(a, 'Start the room');

  const b = await start(bora, two?.namespace);
  const room = b.getByRole('listitem').filter({ hasText: `${ara.name}'s room` });
  await room.getByRole('button').click();
  await enterFromGreenRoom(b, 'Join');
  await expectSeenAndHeard(b, ara);
  await expectSeenAndHeard(a, bora);

  // The screen has to hold something that can be known again at the other side.
  await showPattern(await launchBare(), pattern);
  await shareScreen(a);
  await expect.poll(() => readPattern(screenOf(b, ara.name)), { timeout: 30_000 }).toBe(pattern);
});

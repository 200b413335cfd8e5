// What a room survives on a real network: a link that is down for a while, and a server that is killed.
import { expect, type Page } from '@playwright/test';
import { watchWhile } from '../media/watch-while.ts';
import { test, type App, type AppOptions } from '../support/app.ts';
import { startHeadlessHost } from '../support/headless-host.ts';
import { freshProfile } from '../support/process.ts';
import {
  cameraOf,
  expectInRoom,
  expectSaid,
  expectSeenAndHeard,
  people,
  say,
  tile,
} from '../support/room.ts';
import { createLab, type Lab, type LabHost } from './network.ts';
import { skipWithoutLab } from './skip.ts';

const { ara, bora } = people;
const linkDownMs = 20_000;
const banner = (window: Page) => window.getByText(/^The connection to the host is lost\. Reconnecting/);

let lab: Lab | undefined;
let hosts: [LabHost, LabHost, LabHost];

test.beforeAll(async () => {
  await skipWithoutLab();
  lab = await createLab(3);
  const [one, two, three] = lab.hosts;
  if (!one || !two || !three) throw new Error('the lab has too few hosts');
  hosts = [one, two, three];
});
test.afterAll(async () => {
  await lab?.destroy();
});

/** A server on a machine of its own, which can be killed and started again as it was. */
function serverOn({ namespace }: LabHost) {
  const profile = freshProfile();
  const start = () => startHeadlessHost(['--host', 'Tea'], namespace, profile.folder);
  const running = { now: start() };
  return {
    invite: async () => {
      const link = () => /madang:\/\/join\/\S+/.exec(running.now.output())?.[0];
      await expect.poll(link, { timeout: 20_000 }).toBeDefined();
      return link() ?? '';
    },
    kill: () => running.now.kill(),
    start: () => {
      running.now = start();
    },
    close: async () => {
      await running.now.close();
      profile.remove();
    },
  };
}

/** Two people on machines of their own who see and hear each other over a server on a third. */
async function twoInRoom(launchApp: (options: AppOptions) => Promise<App>) {
  const server = serverOn(hosts[0]);
  const join = ['--join', await server.invite()];
  const enter = async (person: typeof ara, { namespace }: LabHost) => {
    const args = ['--name', person.name, ...join];
    const app = await launchApp({ camera: person, microphone: person, args, namespace });
    await expectInRoom(app.window);
    return app.window;
  };
  const one = await enter(ara, hosts[1]);
  const two = await enter(bora, hosts[2]);
  await expectSeenAndHeard(one, bora);
  await expectSeenAndHeard(two, ara);
  return { server, one, two };
}

async function expectBack(one: Page, two: Page): Promise<void> {
  for (const [window, other] of [
    [one, bora],
    [two, ara],
  ] as const) {
    await expect(banner(window)).toHaveCount(0, { timeout: 30_000 });
    await expect(tile(window, other.name)).not.toContainText('Reconnecting…', { timeout: 30_000 });
  }
}

test('a link that is down for 20 s: they are back in the same seat, seen and heard', async ({
  launchApp,
}) => {
  test.setTimeout(240_000);
  const { server, one, two } = await twoInRoom(launchApp);
  const down = performance.now();
  await hosts[2].linkDown();
  await expect(banner(two)).toBeVisible({ timeout: linkDownMs });
  // As long as it takes to walk from one access point to another.
  await expect.poll(() => performance.now() - down, { timeout: 2 * linkDownMs }).toBeGreaterThan(linkDownMs);
  await expect(tile(one, bora.name)).toContainText(/Reconnecting…|Connection interrupted|No connection/);
  await hosts[2].linkUp();
  const up = performance.now();
  await expectSeenAndHeard(one, bora);
  await expectSeenAndHeard(two, ara);
  const seen = performance.now();
  await expectBack(one, two);
  console.log(
    `link down for ${((up - down) / 1000).toFixed(1)} s: seen and heard ${((seen - up) / 1000).toFixed(1)} s after`,
  );
  await say(two, 'here again');
  await expectSaid(one, bora.name, 'here again');
  await expect(one.getByText(`${bora.name} left`)).toHaveCount(0);
  await server.close();
});

test('a server that is killed and started again: the pictures never stop, and all are back', async ({
  launchApp,
}) => {
  test.setTimeout(240_000);
  const { server, one, two } = await twoInRoom(launchApp);
  const back = await watchWhile([cameraOf(one, bora.name), cameraOf(two, ara.name)], async () => {
    const killed = performance.now();
    await server.kill();
    for (const window of [one, two]) await expect(banner(window)).toBeVisible();
    server.start();
    await server.invite();
    const up = performance.now();
    await expectBack(one, two);
    return { away: up - killed, after: performance.now() - up };
  });
  console.log(
    `server killed, up ${(back.away / 1000).toFixed(1)} s later: all back ${(back.after / 1000).toFixed(1)} s after`,
  );
  await expectSeenAndHeard(one, bora);
  await expectSeenAndHeard(two, ara);
  await say(one, 'still here');
  await expectSaid(two, ara.name, 'still here');
  await server.close();
});

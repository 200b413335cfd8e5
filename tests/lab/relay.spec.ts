// ICE servers as the server's configuration: two people who cannot reach each other meet over a real TURN server,
// by credentials that are made for each and made anew before they end.
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectToSee } from '../media/decode.ts';
import { test } from '../support/app.ts';
import { startHeadlessHost } from '../support/headless-host.ts';
import { cameraOf, expectInRoom, expectSeenAndHeard, people, tile } from '../support/room.ts';
import { closeSettings, openSettings } from '../support/settings.ts';
import { run } from './ip.ts';
import { skipWithoutLab } from './skip.ts';
import { createSplitNetwork, reaches, type SplitNetwork } from './split-network.ts';
import { startTurnServer, type TurnServer } from './turn-server.ts';

const { ara, bora } = people;
const lifetime = 12;
const interrupted = /interrupted|No connection/i;
let network: SplitNetwork | undefined;

test.beforeAll(async () => {
  await skipWithoutLab();
  const { code } = await run('turnserver', ['--version']);
  test.skip(code === 127, 'there is no turnserver (package coturn)');
  network = await createSplitNetwork();
});
test.afterAll(async () => {
  await network?.destroy();
});

const given = /user <(\d{10}):([\w-]{43})>: incoming packet ALLOCATE processed, success/g;

/** Whom coturn has given an address: it names the participant and when their credentials end. */
function usersOf(turn: TurnServer): { id: string; endsAt: number }[] {
  return [...turn.output().matchAll(given)].map(([, ends, id = '']) => ({
    id,
    endsAt: Number(ends) * 1_000,
  }));
}

/**
 * With the echo canceller, what is sent was next to silent for up to half a minute when one voice began anew while the
 * other went on. It probably takes two synthetic voices that beat alike for an echo of each other.
 */
async function turnOffEchoCancellation(window: Page): Promise<void> {
  const dialog = await openSettings(window, 'Sound');
  await dialog.getByRole('switch', { name: 'Echo cancellation' }).uncheck();
  await closeSettings(window);
}

test('two networks that cannot reach each other: seen and heard over TURN, also once the first credentials have ended', async ({
  launchApp,
}) => {
  test.setTimeout(180_000);
  if (network === undefined) throw new Error('no network');
  const { left, right, middle } = network;
  expect([await reaches(left, middle.address), await reaches(right, middle.address)]).toEqual([true, true]);
  expect(await reaches(left, right.address)).toBe(false);

  let turn = await startTurnServer(middle);
  const config = join(tmpdir(), `madang-relay-${String(process.pid)}.json`);
  writeFileSync(
    config,
    JSON.stringify({
      rooms: [{ name: 'Bridge' }],
      announce: false,
      iceServers: [{ urls: [turn.url], secret: turn.secret, lifetime }],
    }),
  );
  const host = startHeadlessHost(['--config', config], middle.namespace);
  try {
    await expect.poll(() => /madang:\S+/.exec(host.output())?.[0]).toBeDefined();
    const link = /madang:\S+/.exec(host.output())?.[0] ?? '';
    const start = (person: typeof ara, { namespace }: { namespace: string }) =>
      launchApp({
        ...{ camera: person, microphone: person, namespace },
        args: ['--name', person.name, '--join', link],
      });
    const a = await start(ara, left);
    await expectInRoom(a.window);
    const b = await start(bora, right);
    await expectSeenAndHeard(a.window, bora);
    await expectSeenAndHeard(b.window, ara);
    for (const { window } of [a, b]) await turnOffEchoCancellation(window);
    const enteredAt = Date.now();
    const participants = new Set(usersOf(turn).map(({ id }) => id));
    expect(participants.size).toBe(2);

    // Until what both came in with is of no use any more. Then the TURN server loses every path, and only who has
    // fresh credentials gets a new one.
    await expect
      .poll(() => Date.now() - enteredAt, { timeout: 2 * lifetime * 1_000, intervals: [1_000] })
      .toBeGreaterThan((lifetime + 2) * 1_000);
    const restartedAt = Date.now();
    await turn.close();
    for (const [app, other] of [
      [a, bora],
      [b, ara],
    ] as const)
      await expect(tile(app.window, other.name).getByText(interrupted)).toBeVisible({ timeout: 30_000 });
    turn = await startTurnServer(middle);
    // A new picture, which only a new path can bring, and sound with it.
    for (const [app, other] of [
      [b, ara],
      [a, bora],
    ] as const) {
      await expectToSee(cameraOf(app.window, other.name), other.colour, 45_000);
      await expectSeenAndHeard(app.window, other);
    }
    const again = usersOf(turn);
    expect(new Set(again.map(({ id }) => id))).toEqual(participants);
    for (const { endsAt } of again) expect(endsAt).toBeGreaterThan(restartedAt);
  } finally {
    await host.close();
    await turn.close();
    rmSync(config);
  }
});

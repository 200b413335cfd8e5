// Nothing leaves the network by default: no STUN, no look-up, no dictionary, no update.
import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { enterFromGreenRoom, expectSeenAndHeard, inviteLink, people, shareScreen } from '../support/room.ts';
import { openSettings } from '../support/settings.ts';
import { run } from './ip.ts';
import { createLab, type Lab, type LabHost } from './network.ts';
import { skipWithoutLab } from './skip.ts';

const { ara, bora } = people;
let lab: Lab | undefined;

test.beforeAll(async () => {
  await skipWithoutLab();
  const { code } = await run('tcpdump', ['--version']);
  test.skip(code !== 0, 'there is no tcpdump (package tcpdump)');
  lab = await createLab(2);
});
test.afterAll(async () => {
  await lab?.destroy();
});

// The lab's network, multicast and link-local addresses stay on the link.
const outside =
  '(ip and not dst net 10.77.0.0/24 and not dst net 224.0.0.0/4 and not dst host 255.255.255.255)' +
  ' or (ip6 and not dst net fe80::/10 and not dst net ff00::/8)';

interface Watch {
  /** A line for each packet that was meant for somewhere else. */
  readonly packets: readonly string[];
  end(): Promise<void>;
}

/** Watches what a host sends. @returns once it sees everything */
async function watch({ namespace }: LabHost): Promise<Watch> {
  const child = spawn(
    'ip',
    ['netns', 'exec', namespace, 'tcpdump', '-i', 'eth0', '-n', '-l', '-Q', 'out', outside],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const packets: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    packets.push(...text.split('\n').filter((line) => line !== ''));
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('listening on')) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`tcpdump ended: ${said}`));
    });
  });
  return {
    packets,
    end: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

test('no packet to anywhere else from before the start to the end of a call, though there is a way out', async ({
  launchApp,
}) => {
  test.setTimeout(180_000);
  const [one, two] = lab?.hosts ?? [];
  if (one === undefined || two === undefined) throw new Error('the lab has too few hosts');
  const watches = [await watch(one), await watch(two)];
  const start = (person: typeof ara, { namespace }: LabHost) =>
    launchApp({ camera: person, microphone: person, args: ['--name', person.name], namespace });
  const a = await start(ara, one);
  const b = await start(bora, two);
  await a.window.getByRole('button', { name: 'Host a room' }).click();
  await enterFromGreenRoom(a.window, 'Start the room');
  await b.window.getByLabel('Join with a link or address').fill(await inviteLink(a.window));
  await b.window.getByRole('button', { name: 'Join', exact: true }).click();
  await enterFromGreenRoom(b.window, 'Join');
  await expectSeenAndHeard(a.window, bora);
  await expectSeenAndHeard(b.window, ara);
  await shareScreen(a.window);
  // A spelling checker would fetch its dictionary when something is typed.
  await a.window.getByRole('button', { name: /^Chat/ }).click();
  await a.window.getByLabel('Message').pressSequentially('helo wrld');
  await a.window.keyboard.press('Enter');
  // Nor is anyone asked for updates where no address is set, also by who looks there.
  await openSettings(a.window, 'Updates');
  await b.close();
  await a.close();
  expect(watches.flatMap(({ packets }) => packets)).toEqual([]);

  // The watch itself: what is meant for somewhere else is seen.
  for (const host of [one, two]) {
    const knock =
      "require('node:dgram').createSocket('udp4').send('x', 3478, '198.51.100.1', () => process.exit())";
    await host.exec(process.execPath, '-e', knock);
  }
  for (const { packets } of watches) await expect.poll(() => packets.join()).toContain('198.51.100.1.3478');
  await Promise.all(watches.map((one) => one.end()));
});

// Proves the lab itself: a real network whose hosts reach each other, whose cables can be pulled, and whose
// hosts run apps and browsers that Playwright drives.
import { expect } from '@playwright/test';
import { expectToSee, watchTimecode } from '../media/decode.ts';
import { expectToHear } from '../media/listen.ts';
import { people, tones } from '../media/people.mjs';
import { test } from '../support/app.ts';
import { barePage, connectPages, remoteVideo } from '../support/pages.ts';
import { launchChromium } from './chromium.ts';
import { ip, ipOutput } from './ip.ts';
import { createLab, type Lab, type LabHost } from './network.ts';
import { skipWithoutLab } from './skip.ts';

let lab: Lab | undefined;
let a: LabHost;
let b: LabHost;

test.beforeAll(async () => {
  await skipWithoutLab();
  lab = await createLab(2);
  const [first, second] = lab.hosts;
  if (first === undefined || second === undefined) throw new Error('the lab has too few hosts');
  [a, b] = [first, second];
});

test.afterAll(async () => {
  await lab?.destroy();
});

/**
 * What a connection from a host to a port where nobody listens comes to: ECONNREFUSED is an answer, so the
 * address is there; silence is said after a second.
 */
async function knock(from: LabHost, address: string): Promise<string> {
  const script = `
    const socket = require('node:net').connect({ port: 9, host: '${address}', timeout: 1000 });
    const say = (word) => { console.log(word); process.exit(); };
    socket.on('timeout', () => say('silence')).on('error', (error) => say(error.code));`;
  return (await from.exec(process.execPath, '-e', script)).stdout.trim();
}

test('hosts reach each other and nothing else', async () => {
  expect(await knock(a, b.address)).toBe('ECONNREFUSED');
  expect(await knock(b, a.address)).toBe('ECONNREFUSED');
  expect(await knock(a, '192.0.2.1')).toMatch(/ENETUNREACH|EHOSTUNREACH/);
});

test('multicast crosses, and the answer comes back', async () => {
  const ask = `
    const socket = require('node:dgram').createSocket('udp4');
    socket.on('message', (message, from) => { console.log(String(message), from.address); process.exit(); });
    setInterval(() => socket.send('who', 5353, '224.0.0.251'), 50);`;
  const answer = `
    const socket = require('node:dgram').createSocket('udp4');
    socket.on('message', (_, from) => socket.send('me', from.port, from.address, () => process.exit()));
    socket.bind(5353, () => socket.addMembership('224.0.0.251'));`;
  const [asked] = await Promise.all([
    a.exec(process.execPath, '-e', ask),
    b.exec(process.execPath, '-e', answer),
  ]);
  expect(asked.stdout.trim()).toBe(`me ${b.address}`);
});

test('a pulled cable and an interface turned off cut a host off until they are back', async () => {
  await b.unplug();
  expect(await knock(a, b.address)).toMatch(/silence|EHOSTUNREACH/);
  await b.plug();
  await expect.poll(() => knock(a, b.address)).toBe('ECONNREFUSED');
  await b.linkDown();
  expect(await knock(b, a.address)).toBe('ENETUNREACH');
  await b.linkUp();
  await expect.poll(() => knock(b, a.address)).toBe('ECONNREFUSED');
});

test('a lab that a crashed run left is removed by the next', async () => {
  // Process numbers end at 4 million, so no process has this one.
  const left = 'madang-lab-9999999-1-host1';
  await ip(`netns add ${left}`);
  await (await createLab(0)).destroy();
  expect(await ipOutput('netns list')).not.toContain(left);
  expect(await ipOutput('netns list')).toContain(a.namespace);
});

test('two apps on two hosts see and hear each other', async ({ launchBare }) => {
  const { ara, bora } = people;
  const [onA, onB] = await Promise.all([
    launchBare({ namespace: a.namespace, camera: ara, microphone: ara }),
    launchBare({ namespace: b.namespace, camera: bora, microphone: bora }),
  ]);
  await connectPages(onA.window, onB.window);
  const [atA, atB] = [onA.window.locator(remoteVideo), onB.window.locator(remoteVideo)];
  await Promise.all([expectToSee(atA, bora.colour), expectToSee(atB, ara.colour)]);
  await Promise.all([expectToHear(atA, bora.hertz, tones), expectToHear(atB, ara.hertz, tones)]);

  // It is really this network that carries it: without its cable, B's picture stands still.
  await b.unplug();
  await expect
    .poll(() => watchTimecode(atA, { timeoutMs: 1000 }).catch(() => 'stands still'), { timeout: 20_000 })
    .toBe('stands still');
  await b.plug();
  await watchTimecode(atA, { timeoutMs: 30_000 });

  await onB.kill();
  await expect.poll(() => ipOutput(`netns pids ${b.namespace}`)).toBe('');
});

test('an app and a browser on two hosts see and hear each other', async ({ launchBare }) => {
  const { ara, chan } = people;
  const app = await launchBare({ namespace: a.namespace, camera: ara, microphone: ara });
  const guest = await launchChromium({ namespace: b.namespace, camera: chan, microphone: chan });
  try {
    const page = await guest.context.newPage();
    await page.goto(barePage);
    await connectPages(app.window, page);
    const [atApp, atGuest] = [app.window.locator(remoteVideo), page.locator(remoteVideo)];
    await Promise.all([expectToSee(atApp, chan.colour), expectToSee(atGuest, ara.colour)]);
    await Promise.all([expectToHear(atApp, chan.hertz, tones), expectToHear(atGuest, ara.hertz, tones)]);
  } finally {
    await guest.close();
  }
});

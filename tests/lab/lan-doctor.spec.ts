// What keeps rooms from being found is said on the first screen, with the remedy, and no more once it is mended.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { expectInRoom } from '../support/room.ts';
import { ip } from './ip.ts';
import { createLab, type Lab, type LabHost } from './network.ts';
import { skipWithoutLab } from './skip.ts';

let lab: Lab | undefined;
let blocked: LabHost;
let onlyVirtual: LabHost;

test.beforeAll(async () => {
  await skipWithoutLab();
  lab = await createLab(2);
  const [first, second] = lab.hosts;
  if (first === undefined || second === undefined) throw new Error('the lab has too few hosts');
  [blocked, onlyVirtual] = [first, second];
});

test.afterAll(async () => {
  await lab?.destroy();
});

test('multicast that is dropped is found out, and that it is not any more', async ({ launchApp }) => {
  const rule = ['-p', 'udp', '--dport', '5353', '-j', 'DROP'];
  expect((await blocked.exec('iptables', '-A', 'INPUT', ...rule)).code).toBe(0);
  const { window } = await launchApp({ namespace: blocked.namespace });
  // Which of the two it says is a matter of the machine's own firewall.
  const warning = window.getByRole('status').filter({ hasText: /blocks multicast|firewall keeps/ });
  await expect(warning).toContainText('5353');
  await expect(window.getByText('10.77.0.1 (eth0)')).toBeVisible();
  expect((await blocked.exec('iptables', '-D', 'INPUT', ...rule)).code).toBe(0);
  // It is looked for every 20 s, and for 1.5 s.
  await expect(warning).toHaveCount(0, { timeout: 40_000 });
});

test('a port that is shut is found out by whoever hosts, with the remedy, and that it is not any more', async ({
  launchApp,
}) => {
  const rule = ['-p', 'tcp', '--dport', '7420', '-d', '10.77.0.1', '-j', 'DROP'];
  expect((await blocked.exec('iptables', '-A', 'INPUT', ...rule)).code).toBe(0);
  const { window } = await launchApp({ namespace: blocked.namespace, args: ['--host', '--name', 'Ara'] });
  await expectInRoom(window);
  const warning = window.getByRole('alert').filter({ hasText: "Others can't reach your room" });
  await expect(warning).toContainText('sudo ufw allow 7420/tcp');
  expect((await blocked.exec('iptables', '-D', 'INPUT', ...rule)).code).toBe(0);
  // It is looked for every 20 s.
  await expect(warning).toHaveCount(0, { timeout: 40_000 });
});

test('a computer with nothing but the network of its containers is told so', async ({ launchApp }) => {
  const inside = `-n ${onlyVirtual.namespace}`;
  await ip(`${inside} link del eth0`);
  await ip(`${inside} link add docker0 type bridge`);
  await ip(`${inside} addr add 172.17.0.1/16 dev docker0`);
  await ip(`${inside} link set docker0 up`);
  const { window } = await launchApp({ namespace: onlyVirtual.namespace, lang: 'ko' });
  await expect(
    window
      .getByRole('status')
      .filter({ hasText: 'VPN이나 이 컴퓨터 안의 가상 네트워크에만 연결되어 있어요.' }),
  ).toBeVisible();
});

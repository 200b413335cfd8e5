import { expect } from '@playwright/test';
import type { AnnouncedRoom } from '#protocol';
import { claimedRoom, healthWithRoom } from '../support/servers.ts';
import type { Screens, Walk } from './screen.ts';
import type { Cast } from './cast.ts';
import { settingsScreens } from './settings.ts';
import { answerAs, askToJoin, button, tell } from './steps.ts';

/** The first screen: empty, with rooms, with what can be wrong; and the settings, section by section. */
export async function* homeScreens(walk: Walk): Screens {
  const { say, cast, servers, start } = walk;
  const app = await start(0);
  const { window: page } = app;
  const online = [{ address: '192.168.0.7', interfaceName: 'wlan0' }];
  await answerAs(app, 'network:addresses', online);
  await answerAs(app, 'network:examine', null);
  await expect(page.getByText('192.168.0.7 (wlan0)')).toBeVisible();
  yield { name: 'home-empty', app, page };

  await button(page, say('your_colour')).click();
  const colour = (name: string) => page.getByRole('radio', { name, exact: true });
  await colour(say('colour_teal')).press('Space');
  yield { name: 'home-colours', app, page };
  await colour(say('colour_guessed')).press('Space');
  await page.keyboard.press('Escape');
  await button(page, say('your_colour')).blur();

  await tell(app, 'discovery:changed', roomsOf(cast));
  await expect(page.getByText(cast.rooms.full)).toBeVisible();
  yield { name: 'home-rooms', app, page, in4k: true };

  // It is examined anew when the addresses are others.
  await answerAs(app, 'network:examine', 'multicast-blocked');
  await answerAs(app, 'network:addresses', [{ address: '192.168.0.8', interfaceName: 'wlan0' }]);
  await expect(page.getByText(say('network_multicast_blocked'))).toBeVisible();
  yield { name: 'home-network-warning', app, page };

  await tell(app, 'discovery:changed', []);
  await answerAs(app, 'network:examine', null);
  await answerAs(app, 'network:addresses', []);
  await expect(page.getByText(say('home_network_none'))).toBeVisible();
  yield { name: 'home-no-network', app, page };

  await answerAs(app, 'network:addresses', online);
  await expect(page.getByText('192.168.0.7 (wlan0)')).toBeVisible();
  await askToJoin(page, say, 'madang://nowhere');
  await expect(page.getByRole('alert')).toBeVisible();
  yield { name: 'home-refused', app, page };

  const first = await servers.claiming({ health: healthWithRoom() });
  const address = `127.0.0.1:${String(first.port)}`;
  await askToJoin(page, say, address);
  await button(page, say('back')).click();
  await first.close();
  await servers.claiming({ health: healthWithRoom() }, first.port);
  await askToJoin(page, say, address);
  await button(page, say('certificate_look')).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  yield { name: 'home-certificate', app, page };
  await button(page, say('certificate_keep')).click();
  await page.getByLabel(say('home_join_label')).fill('');

  await tell(app, 'trouble:happened', { reason: 'unexpected', file: null });
  await tell(app, 'trouble:happened', { reason: 'settings-unreadable', file: 'settings.json.unreadable' });
  await expect(page.getByText(say('trouble_unexpected'))).toBeVisible();
  const close = button(page, say('close'));
  await expect(close).toHaveCount(2);
  yield { name: 'home-trouble', app, page };
  for (const count of [1, 0]) {
    await close.first().click();
    await expect(close).toHaveCount(count);
  }

  yield* settingsScreens(walk, app);

  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://madang/stopped.html'),
  );
  await expect(page.getByRole('heading')).toHaveCount(2);
  yield { name: 'stopped', app, page };
}

function roomsOf({ names, rooms }: Cast): AnnouncedRoom[] {
  const room = (at: number, rest: Partial<AnnouncedRoom> & { name: string }): AnnouncedRoom => ({
    id: `${claimedRoom}-${String(at)}`,
    owner: names[(at % 3) + 1] ?? '',
    participants: at + 1,
    capacity: 16,
    access: 'open',
    locked: false,
    fingerprint: 'A'.repeat(43),
    addresses: ['192.168.0.20'],
    port: 7420,
    ...rest,
  });
  return [
    room(0, { name: rooms.open }),
    room(1, { name: rooms.knock, access: 'knock' }),
    room(2, { name: rooms.passphrase, access: 'passphrase' }),
    room(3, { name: rooms.invite, access: 'invite' }),
    room(4, { name: rooms.locked, locked: true }),
    room(5, { name: rooms.full, participants: 12, capacity: 12 }),
  ];
}

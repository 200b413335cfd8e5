// The pictures of the READMEs, from the real app. `npm run screenshots` puts them into docs/images.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/app.ts';
import { expectSeenAndHeard, people, tile } from '../support/room.ts';

const folder = process.env['MADANG_SCREENSHOTS'] ?? 'test-results/screenshots';
mkdirSync(folder, { recursive: true });

async function picture(window: Page, name: string): Promise<void> {
  await window.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

const words = {
  en: {
    host: 'Host a room',
    start: 'Start the room',
    chat: 'Chat',
    message: 'Message',
    text: 'Shall we start?',
  },
  ko: { host: '방 만들기', start: '방 시작하기', chat: '채팅', message: '메시지', text: '이제 시작할까요?' },
} as const;

for (const lang of ['en', 'ko'] as const) {
  test(`pictures of the first screens and a call (${lang})`, async ({ launchApp }) => {
    const { ara, bora, chan } = people;
    const names = lang === 'en' ? ['Ara', 'Bora', 'Chan'] : ['아라', '보라', '찬'];
    const [hostName = '', secondName = '', thirdName = ''] = names;
    const word = words[lang];

    const host = await launchApp({
      lang,
      camera: ara,
      microphone: ara,
      args: ['--name', hostName, '--print-invite'],
    });
    await expect(host.window.getByRole('button', { name: word.host })).toBeVisible();
    await picture(host.window, `home-empty-${lang}`);
    await host.window.getByRole('button', { name: word.host }).click();
    await expect(host.window.locator('video')).toBeVisible();
    await picture(host.window, `green-room-${lang}`);
    await host.window.getByRole('button', { name: word.start }).click();
    await expect.poll(() => /invite (madang:\S+)/.exec(host.output())?.[1]).toBeTruthy();
    const link = /invite (madang:\S+)/.exec(host.output())?.[1] ?? '';
    await expect(host.window.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await picture(host.window, `alone-${lang}`);

    const others = [
      { person: bora, name: secondName },
      { person: chan, name: thirdName },
    ];
    for (const { person, name } of others) {
      const app = await launchApp({
        lang,
        camera: person,
        microphone: person,
        args: ['--name', name, '--join', link],
      });
      await expect(tile(app.window, hostName)).toBeVisible();
      await expectSeenAndHeard(host.window, { ...person, name });
    }
    await host.window.getByRole('button', { name: word.chat }).click();
    await host.window.getByLabel(word.message).fill(word.text);
    await host.window.keyboard.press('Enter');
    await expect(host.window.getByRole('log')).toContainText(word.text);
    await picture(host.window, `room-${lang}`);
  });
}

// The pictures of the READMEs, from the real app. `npm run screenshots` puts them into docs/images.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { until } from '../media/until.ts';
import { readPicture } from '../media/decode.ts';
import { test } from '../support/app.ts';
import { cameraOf, printedInvite } from '../support/room.ts';
import { writePortrait, type Portrait } from './portrait.ts';

const folder = process.env['MADANG_SCREENSHOTS'] ?? 'test-results/screenshots';
mkdirSync(folder, { recursive: true });

const looks: readonly Portrait[] = [
  { wall: [206, 190, 168], skin: [236, 188, 160], hair: [52, 38, 32], shirt: [46, 110, 96], long: true },
  { wall: [150, 172, 188], skin: [224, 172, 138], hair: [28, 26, 28], shirt: [196, 92, 66], long: false },
  { wall: [178, 184, 150], skin: [200, 146, 112], hair: [70, 46, 34], shirt: [66, 82, 140], long: true },
];
const words = {
  en: {
    names: ['Mina', 'Joon', 'Sora'],
    host: 'Host a room',
    room: "Mina's room",
    camera: 'Camera',
    microphone: 'Microphone',
    speaker: 'Speaker',
    chat: 'Chat',
    message: 'Message',
    said: ['Can everyone see the plan?', 'Yes, looks good. Shall we start?'],
  },
  ko: {
    names: ['미나', '준', '소라'],
    host: '방 만들기',
    room: '미나님의 방',
    camera: '카메라',
    microphone: '마이크',
    speaker: '스피커',
    chat: '채팅',
    message: '메시지',
    said: ['다들 계획표 보이시나요?', '네, 잘 보여요. 이제 시작할까요?'],
  },
} as const;

let portraits: string;
test.beforeAll(() => {
  portraits = mkdtempSync(join(tmpdir(), 'madang-portraits-'));
  for (const [at, look] of looks.entries()) writePortrait(join(portraits, `${String(at)}.y4m`), look);
});
test.afterAll(() => {
  rmSync(portraits, { recursive: true });
});

async function picture(window: Page, name: string): Promise<void> {
  await window.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

async function say(window: Page, { chat, message }: { chat: string; message: string }, text: string) {
  const field = window.getByLabel(message);
  if (!(await field.isVisible())) await window.getByRole('button', { name: chat }).click();
  await field.fill(text);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('log')).toContainText(text);
}

/** Waits until a picture is really there. */
async function expectPicture(window: Page, name: string): Promise<void> {
  await until(
    name,
    () => readPicture(cameraOf(window, name)),
    (shown) => shown !== null,
    15_000,
  );
}

for (const lang of ['en', 'ko'] as const) {
  test(`the first screens and a call of three (${lang})`, async ({ launchApp }) => {
    const word = words[lang];
    const [first, second, third] = word.names;
    const start = (at: number, ...args: string[]) =>
      launchApp({
        lang,
        args: [
          `--use-file-for-fake-video-capture=${join(portraits, `${String(at)}.y4m`)}`,
          ...['--name', word.names[at] ?? ''],
          ...args,
        ],
      });
    const host = await start(0, '--host', word.room, '--print-invite');
    const invite = await printedInvite(host);

    const joining = await start(1);
    await expect(joining.window.getByRole('button', { name: word.host })).toBeVisible();
    await expect(joining.window.getByText(word.room)).toBeVisible();
    await picture(joining.window, `home-${lang}`);
    await joining.window.getByText(word.room).click();
    const preview = joining.window.locator('video');
    await until(
      'the preview',
      () => readPicture(preview),
      (shown) => shown !== null,
      15_000,
    );
    // A camera that is a file is called by its path, and what stands for a sound card by that; nobody's devices are.
    for (const [device, called] of [
      [word.camera, 'Integrated Camera'],
      [word.microphone, 'Built-in Microphone'],
      [word.speaker, 'Built-in Speakers'],
    ] as const) {
      await joining.window
        .getByRole('combobox', { name: device })
        .evaluate((select: HTMLSelectElement, name) => {
          select.selectedOptions[0]?.replaceChildren(name);
        }, called);
    }
    await picture(joining.window, `green-room-${lang}`);
    await joining.window.locator('form button[type=submit]').click();

    const last = await start(2, '--join', invite);
    for (const name of [second, third]) await expectPicture(host.window, name);
    await expectPicture(last.window, first);
    await say(joining.window, word, word.said[0]);
    await say(host.window, word, word.said[1]);
    await expect(host.window.getByRole('log')).toContainText(word.said[0]);
    await picture(host.window, `room-${lang}`);
  });
}

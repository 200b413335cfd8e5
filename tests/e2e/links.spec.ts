// Links in the chat: shown as what they open, and opened outside only when the person has told the system so.
import { expect } from '@playwright/test';
import { test, type App } from '../support/app.ts';
import { readMain } from '../support/main-process.ts';
import { answerBox, seenOutside, watchOutside, type answers } from '../support/outside.ts';
import { callMadang } from '../support/page-doors.ts';
import { expectSaid, hostRoom, people, say } from '../support/room.ts';

const { ara, bora } = people;
const address = 'https://example.org/plan?week=47#tea';

test('a link in a message is asked about by main, and opened, copied or left as the person says', async ({
  launchApp,
}) => {
  const { host, join } = await hostRoom(launchApp, ara);
  const guest = await launchApp({ microphone: bora, args: [...join, '--name', bora.name] });
  const text = `계획은 ${address}에서 보세요.\nOr (https://аррӏе.com/), not javascript:alert(1) or https://bank.example@evil.example/`;
  await say(guest.window, text);
  await expectSaid(host.window, bora.name, '계획은');
  await watchOutside(host);
  const log = host.window.getByRole('log');
  // Every letter stands there as it was written, but for the host in disguise.
  await expect(log.locator('p')).toHaveText(text.replace('аррӏе', 'xn--80ak6aa92e'), { useInnerText: true });
  await expect(log.getByRole('link')).toHaveText([address, 'https://xn--80ak6aa92e.com/']);
  const link = log.getByRole('link', { name: address, exact: true });

  await link.click();
  await expectAsked(host, 1);
  const { asked } = await seenOutside(host);
  expect(asked[0]).toMatchObject({
    message: 'example.org',
    detail: expect.stringContaining(address),
    buttons: ['Cancel', 'Copy address', 'Open in browser'],
    // A key that was meant for something else presses this.
    defaultId: 0,
    cancelId: 0,
  });
  // While it stands there is no other, however often the page asks.
  await link.click();
  expect(await ask(host, address)).toBe('answered "busy"');
  await answerThen(host, 'cancel', []);

  // By keyboard, from the field on.
  await host.window.getByLabel('Message').focus();
  await expect(async () => {
    await host.window.keyboard.press('Shift+Tab');
    await expect(link).toBeFocused({ timeout: 200 });
  }).toPass();
  await host.window.keyboard.press('Enter');
  await expectAsked(host, 2);
  await answerThen(host, 'copy', []);
  await expect.poll(() => readMain(host, ({ clipboard }) => clipboard.readText())).toBe(address);

  await link.click({ button: 'middle' });
  await expectAsked(host, 3);
  await answerThen(host, 'open', [address]);
  await log.getByRole('link', { name: 'xn--80ak6aa92e' }).click();
  await expectAsked(host, 4);
  expect((await seenOutside(host)).asked[3]?.message).toBe('xn--80ak6aa92e.com');
  await answerThen(host, 'open', [address, 'https://xn--80ak6aa92e.com/']);

  expect(host.window.url()).toBe('app://madang/');
  expect(host.electron.windows()).toHaveLength(1);
  expect(host.output()).not.toContain('refused');
  expect(host.output()).not.toContain('example.org');
});

test('main asks about no address but a web page’s, whatever the page says, and opens none unasked', async ({
  launchApp,
}) => {
  const app = await launchApp();
  await watchOutside(app);
  for (const hostile of [
    ...['file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'app://madang/', 'smb://a/b', '--help'],
    ...['https:// a', 'https://a.org/\u202e', 'https://a.org/\n', `https://a.org/${'a'.repeat(2_000)}`, ''],
  ])
    expect(await ask(app, hostile), hostile).toMatch(/: refused$/);
  for (const disguised of [
    ...['https://bank.example@evil.example/', 'https://:pw@evil.example/', 'https://EXAMPLE.org/'],
    ...['http://2130706433/', 'https:\\\\a.org', 'https://a.org/a/../b', 'https://a.org:99999/', 'https://?'],
  ])
    expect(await ask(app, disguised), disguised).toMatch(/^answered "refused"$|: refused$/);
  // The page has no say in what the box says.
  const words = { question: 'Stay?', open: 'Cancel', copy: 'Cancel', cancel: 'Open in browser' };
  for (const wrong of [{ address, words }, { address }, [address], undefined])
    expect(await callMadang(app.window, 'openLink', wrong)).toMatch(/: refused$/);
  expect(await seenOutside(app)).toEqual({ asked: [], opened: [] });
});

test('main asks in the language that the person has chosen', async ({ launchApp }) => {
  const app = await launchApp();
  await watchOutside(app);
  for (const [language, buttons] of [
    ['ko', ['취소', '주소 복사', '브라우저에서 열기']],
    ['en', ['Cancel', 'Copy address', 'Open in browser']],
  ] as const) {
    await callMadang(app.window, 'writeSettings', { language });
    const answered = ask(app, address);
    await expect.poll(async () => (await seenOutside(app)).asked.at(-1)?.buttons).toEqual(buttons);
    await answerBox(app, 'cancel');
    expect(await answered).toBe('answered "declined"');
  }
});

function ask(app: App, link: string): Promise<string> {
  return callMadang(app.window, 'openLink', link);
}

async function expectAsked(app: App, times: number): Promise<void> {
  await expect.poll(async () => (await seenOutside(app)).asked.length).toBe(times);
}

/** Answers, and asserts what has been opened so far. */
async function answerThen(app: App, answer: keyof typeof answers, opened: string[]): Promise<void> {
  await answerBox(app, answer);
  await expect.poll(async () => (await seenOutside(app)).opened).toEqual(opened);
}

// Links and addresses that are none, or that were made to do harm: words beside the field, the text still there,
// and nothing opened, visited or even asked.
import { expect } from '@playwright/test';
import { test } from '../support/app.ts';
import { askToJoin, expectRefused, joinField } from '../support/home.ts';

const fingerprint = 'A'.repeat(43);
const room = 'qUmKXHTpIV7r';
const damaged = 'This invite link is damaged. Copy the whole link again, or ask for a new one.';
const noAddress = 'That is neither an invite link nor an address. An address looks like 192.168.0.7.';
const tooLong = 'That is too long to be a link. Copy the invite again.';
const empty = 'Enter a link or an address first.';

/** A whole invite but for what is said to be different. */
function invite({
  path = `join/${room}`,
  at = '127.0.0.1',
  port = '7420',
  fp = fingerprint,
  more = '',
} = {}) {
  return `madang://${path}?at=${at}&port=${port}&fp=${fp}${more}`;
}

const refused: readonly [what: string, text: string, words: string][] = [
  ['nothing', '   ', empty],
  ['a script', 'javascript:alert(document.domain)', noAddress],
  ['a script in an invite', 'madang:javascript:alert(1)', damaged],
  ['a page of data', 'data:text/html,<script>alert(1)</script>', noAddress],
  ['a file', 'file:///etc/passwd', noAddress],
  ['the app’s own scheme', 'app://madang/index.html', noAddress],
  ['a mail', 'mailto:someone@example.org', noAddress],
  ['a web page without TLS', 'http://127.0.0.1:7420/', noAddress],
  ['a web page’s path', 'https://127.0.0.1:7420/../../etc/passwd', noAddress],
  ['a name and a password', 'https://mina:secret@127.0.0.1:7420/', noAddress],
  ['shell characters', '127.0.0.1; touch /tmp/madang-was-here', noAddress],
  ['a shell substitution', '$(touch /tmp/madang-was-here)', noAddress],
  ['a switch of the command line', '--renderer-cmd-prefix=xterm', noAddress],
  ['a number too high for an address', '999.0.0.1', noAddress],
  ['a number too high for a port', '127.0.0.1:70000', noAddress],
  ['an address and more', '127.0.0.1:7420/admin?x=1#y', noAddress],
  ['an invite of another kind', invite({ path: 'quit/now' }), damaged],
  ['an invite out of its path', invite({ path: `join/../../${room}` }), damaged],
  ['an invite out of its path, spelled otherwise', invite({ path: 'join/%2e%2e%2f%2e%2e%2fetc' }), damaged],
  ['an invite with shell characters', invite({ path: 'join/`reboot`;reboot' }), damaged],
  ['an invite to a short room', invite({ path: 'join/abc' }), damaged],
  ['an invite to a name that can be turned', invite({ at: 'evil.example.org' }), damaged],
  ['an invite to an address and a path', invite({ at: '127.0.0.1/x' }), damaged],
  ['an invite to nowhere', invite({ at: '' }), damaged],
  ['an invite to too many addresses', invite({ at: Array(17).fill('10.0.0.1').join() }), damaged],
  ['an invite to port 0', invite({ port: '0' }), damaged],
  ['an invite to a port in words', invite({ port: '0x1cfc' }), damaged],
  ['a fingerprint cut off', invite({ fp: fingerprint.slice(0, 42) }), damaged],
  ['a fingerprint too long', invite({ fp: `${fingerprint}A` }), damaged],
  ['a fingerprint in other letters', invite({ fp: `${fingerprint.slice(0, 42)}=` }), damaged],
  ['no fingerprint', `madang://join/${room}?at=127.0.0.1&port=7420`, damaged],
  ['a field that is unknown', invite({ more: '&exec=calc.exe' }), damaged],
  ['a field said twice', invite({ more: `&fp=${fingerprint}` }), damaged],
  ['a fragment', invite({ more: '#<img src=x onerror=alert(1)>' }), damaged],
  ['a link that never ends', invite({ more: `&x=${'y'.repeat(3000)}` }), tooLong],
];

test('what is no invite and no address is refused in words, stays in the field, and opens nothing', async ({
  launchApp,
}) => {
  const app = await launchApp();
  const { window, electron } = app;
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedOutside', opened);
    const open = (what: string) => {
      opened.push(what);
      return Promise.resolve('');
    };
    Object.assign(shell, { openExternal: open, openPath: open });
  });
  const dialogs: string[] = [];
  window.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const [what, text, words] of refused) {
    await test.step(what, async () => {
      await askToJoin(window, text);
      await expectRefused(window, text, words);
    });
  }
  expect(window.url()).toBe('app://madang/');
  expect(electron.windows()).toHaveLength(1);
  expect(dialogs).toEqual([]);
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'openedOutside') as string[])).toEqual([]);
  expect(app.output()).not.toContain('probe of');
});

test('the words go as soon as something else is typed, and are there in Korean', async ({ launchApp }) => {
  const { window } = await launchApp({ lang: 'ko' });
  const field = window.getByLabel('링크나 주소로 참여');
  const link = invite({ more: '&exec=calc.exe' });
  await field.fill(link);
  await window.getByRole('button', { name: '참여하기', exact: true }).click();
  await expect(field).toHaveAccessibleDescription(/초대 링크/);

  // The language changes the words at once, and keeps what was typed.
  await window.getByLabel('언어').selectOption('en');
  await expect(joinField(window)).toHaveAccessibleDescription(damaged);
  await expect(joinField(window)).toHaveValue(link);
  await joinField(window).press('End');
  await joinField(window).pressSequentially('x');
  await expect(joinField(window)).toHaveAccessibleDescription(/^For example/);
  await expect(joinField(window)).toHaveAttribute('aria-invalid', 'false');
});

test('a hostile link opened from outside is refused in words too', async ({ launchApp }) => {
  const { window } = await launchApp({ args: [invite({ more: '&exec=calc.exe' })] });
  await expect(window.getByRole('alert')).toHaveText(damaged);
  expect(window.url()).toBe('app://madang/');
});

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { joinKeyOfPassphrase, joinKeyOfSecret } from './join-key.ts';

test("the page's example is right", async () => {
  const page = await readFile(new URL('../PROTOCOL.md', import.meta.url), 'utf8');
  const value = (name: string) => new RegExp(`^    ${name} += (.+)$`, 'm').exec(page)?.[1] ?? '';
  const room = /"room":"([^"]+)"/.exec(value('payload'))?.[1] ?? '';
  expect(joinKeyOfSecret(value('secret'), room)).toBe(value('join-key'));
  expect(await joinKeyOfPassphrase(value('passphrase'), room)).toBe(value('passphrase-join-key'));
});

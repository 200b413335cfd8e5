import { createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { joinKey, parseAs, roomSecret } from '#protocol';
import { keysOfPassphrase, keysOfSecret, newRoomSecret, proveJoin } from './room-keys.ts';

const room = '-6J6gPvRL7jQJhn9';

// Another implementation than the app's: Node's own.
function derived(material: Buffer, label: string, salt = room): string {
  return Buffer.from(hkdfSync('sha256', material, salt, label, 32)).toString('base64url');
}

describe('the keys of a room', () => {
  test("are those of PROTOCOL.md's example, by this code and by another", async () => {
    const page = await readFile(new URL('../../signaling/PROTOCOL.md', import.meta.url), 'utf8');
    const value = (name: string) => new RegExp(`^    ${name} += (.+)$`, 'm').exec(page)?.[1] ?? '';
    const bySecret = { join: value('join-key'), member: value('member-key') };
    expect(await keysOfSecret(value('secret'), room)).toEqual(bySecret);
    const secret = Buffer.from(value('secret'), 'base64url');
    const labels = ['madang-join-1', 'madang-member-1'];
    expect(labels.map((label) => derived(secret, label))).toEqual(Object.values(bySecret));

    const passphrase = value('passphrase');
    const byPassphrase = { join: value('passphrase-join-key'), member: value('passphrase-member-key') };
    expect(await keysOfPassphrase(passphrase, room)).toEqual(byPassphrase);
    const salt = `madang-passphrase-1\n${room}`;
    const stretched = pbkdf2Sync(passphrase.normalize('NFKC'), salt, 600_000, 32, 'sha256');
    expect(labels.map((label) => derived(stretched, label))).toEqual(Object.values(byPassphrase));

    const what = { challenge: value('challenge'), room, id: value('id') };
    const text = `madang-join-1\n${what.challenge}\n${room}\n${what.id}`;
    const proof = createHmac('sha256', Buffer.from(bySecret.join, 'base64url'))
      .update(text)
      .digest('base64url');
    expect(value('proof')).toBe(proof);
    expect(await proveJoin(bySecret.join, what)).toBe(proof);
  });

  test('are the same however a passphrase is composed, and others in another room', async () => {
    const composed = await keysOfPassphrase('저녁 바람', room);
    expect(await keysOfPassphrase('저녁 바람'.normalize('NFD'), room)).toEqual(composed);
    const elsewhere = await keysOfPassphrase('저녁 바람', 'another-room');
    expect(new Set([composed.join, composed.member, elsewhere.join, elsewhere.member]).size).toBe(4);
    expect(parseAs(joinKey, composed.join)).toBe(composed.join);
  });

  test('come from a secret that is another each time', async () => {
    const secrets = [newRoomSecret(), newRoomSecret()];
    expect(new Set(secrets).size).toBe(2);
    for (const secret of secrets) expect(parseAs(roomSecret, secret)).toBe(secret);
    await expect(keysOfSecret('no secret', room)).rejects.toThrow(TypeError);
  });
});

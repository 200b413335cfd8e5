import { describe, expect, test } from 'vitest';
import { formatBrowserLink, formatInvite, limits, parseJoinTarget, type Invite } from './index.ts';

const fp = 'HMSdKpIGz00t9VFXUC9J-BKJwgpVnZoLRPGNtMwug1A';
const invite: Invite = {
  room: 'uLTTSlqMfGkffKDb',
  addresses: ['192.168.0.7', 'fd00::7'],
  port: 7421,
  fingerprint: fp,
  owner: 'Kl8YAkVJx_bt20rNQDEj9NAc2TTK7tj7pw4G2QF3SzU',
  secret: 'D551dWZThlUiVb4g5K4idA',
};
const link = formatInvite(invite);

describe('an invite', () => {
  test('survives its link', () => {
    const fields = `at=192.168.0.7,fd00::7&port=7421&fp=${fp}&owner=${String(invite.owner)}`;
    expect(link).toBe(`madang://join/uLTTSlqMfGkffKDb?${fields}#${String(invite.secret)}`);
    expect(parseJoinTarget(` ${link}\n`)).toEqual({ ok: true, target: { kind: 'invite', invite } });
  });

  test('of a room without an owner or a secret has neither in it', () => {
    const plain = { ...invite, owner: null, secret: null };
    const short = `madang://join/uLTTSlqMfGkffKDb?at=192.168.0.7,fd00::7&port=7421&fp=${fp}`;
    expect(formatInvite(plain)).toBe(short);
    expect(parseJoinTarget(short)).toEqual({ ok: true, target: { kind: 'invite', invite: plain } });
  });

  test('may come in any order and case of its scheme, and without the usual port', () => {
    const written = `MADANG://join/${invite.room}?fp=${fp}&at=192.168.0.7`;
    const usual = { ...invite, addresses: ['192.168.0.7'], port: 7420, owner: null, secret: null };
    expect(parseJoinTarget(written)).toEqual({ ok: true, target: { kind: 'invite', invite: usual } });
  });

  test('with the longest list of addresses fits', () => {
    const addresses = Array.from(
      { length: limits.inviteAddresses },
      () => '1111:2222:3333:4444:5555:6666:7777:8888',
    );
    expect(parseJoinTarget(formatInvite({ ...invite, addresses }))).toMatchObject({ ok: true });
  });

  test.each([
    ['another action', link.replace('join', 'open')],
    ['a path', link.replace('join/', 'join/../')],
    ['a short room', link.replace(invite.room, 'short')],
    ['an encoded room', link.replace(invite.room, '%2e%2e%2fuLTTSlqM')],
    ['no room', link.replace(invite.room, '')],
    ['no address', link.replace('at=192.168.0.7,fd00::7&', '')],
    ['an empty address', link.replace('192.168.0.7,', ',')],
    ['a host name for an address', link.replace('192.168.0.7', 'evil.example')],
    ['an address with a port', link.replace('192.168.0.7', '192.168.0.7:80')],
    ['a command for an address', link.replace('192.168.0.7', '$(reboot)')],
    ['too many addresses', link.replace('192.168.0.7', Array(16).fill('10.0.0.1').join())],
    ['port 0', link.replace('7421', '0')],
    ['a large port', link.replace('7421', '65536')],
    ['a signed port', link.replace('7421', '-1')],
    ['a port in hexadecimal', link.replace('7421', '0x10')],
    ['an empty port', link.replace('7421', '')],
    ['no fingerprint', link.replace(`&fp=${fp}`, '')],
    ['a short fingerprint', link.replace(fp, fp.slice(0, -1))],
    ['a long fingerprint', link.replace(fp, `${fp}A`)],
    ['a padded fingerprint', link.replace(fp, `${fp}=`)],
    ['an owner that is none', link.replace('&owner=', '&owner=x')],
    ['a short secret', link.slice(0, -1)],
    ['a long secret', `${link}A`],
    ['an empty secret', link.replace(/#.*$/, '#')],
    ['a field twice', link.replace('#', '&port=1#')],
    ['an unknown field', link.replace('#', '&exec=calc#')],
    ['an unknown empty field', link.replace('#', '&#')],
    ['__proto__ as a field', link.replace('#', '&__proto__=1#')],
    ['two fragments', `${link}#x`],
    ['a line break', link.replace('?', '?\n')],
    ['a user', link.replace('join', 'a@join')],
    ['no query', `madang://join/${invite.room}`],
    ['nothing', 'madang:'],
    ['a script', 'madang:javascript:alert(1)'],
  ])('with %s is malformed', (_, text) => {
    expect(parseJoinTarget(text)).toEqual({ ok: false, reason: 'malformed-invite' });
  });
});

describe('a browser link', () => {
  test('is understood', () => {
    const { room, secret } = invite;
    const address = { host: 'fd00::7', port: 7421 };
    for (const each of [secret, null]) {
      const written = formatBrowserLink({ ...invite, secret: each }, 'fd00::7');
      expect(written).toBe(`https://[fd00::7]:7421/#join/${room}${each === null ? '' : `/${each}`}`);
      const target = { kind: 'address', address, room, secret: each };
      expect(parseJoinTarget(written)).toEqual({ ok: true, target });
    }
    expect(parseJoinTarget('https://studio.local')).toEqual({
      ok: true,
      target: { kind: 'address', address: { host: 'studio.local', port: 443 }, room: null, secret: null },
    });
  });

  test.each([
    'http://192.168.0.7/',
    'https://',
    'https://a@192.168.0.7/',
    'https://192.168.0.7/path',
    'https://192.168.0.7/?x',
    'https://192.168.0.7/#join/short',
    'https://192.168.0.7/#join/uLTTSlqMfGkffKDb/short',
    'https://192.168.0.7/#else',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    '//192.168.0.7',
    'https:/192.168.0.7',
    '<script>',
    '; rm -rf /',
  ])('%j is no address', (text) => {
    expect(parseJoinTarget(text)).toEqual({ ok: false, reason: 'not-an-address' });
  });
});

test('nothing and too much are told apart', () => {
  expect(parseJoinTarget(' \n ')).toEqual({ ok: false, reason: 'empty' });
  expect(parseJoinTarget(`${link}${'x'.repeat(limits.inviteLink)}`)).toEqual({
    ok: false,
    reason: 'too-long',
  });
});

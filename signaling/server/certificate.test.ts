import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fingerprint, parseAs } from '#protocol';
import { createCertificate, fingerprintOf, loadOrCreateCertificate } from './index.ts';

const names = { addresses: ['192.168.0.7', 'fd00::7', 'not an address'], hostName: 'studio' };

describe('a certificate', () => {
  test('stands for all names of the machine, with a P-256 key', async () => {
    const { cert, key } = await createCertificate(names);
    const parsed = new X509Certificate(cert);
    for (const ip of ['192.168.0.7', 'fd00::7', '127.0.0.1', '::1']) expect(parsed.checkIP(ip)).toBeDefined();
    for (const host of ['studio', 'studio.local', 'localhost']) expect(parsed.checkHost(host)).toBe(host);
    expect(parsed.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(parsed.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(parsed.ca).toBe(false);
    expect(parsed.verify(parsed.publicKey)).toBe(true);
  });

  test('leaves out host names that no certificate can carry', async () => {
    for (const hostName of ['', '작업실', 'a b', '-x-', 'x'.repeat(300)]) {
      const { cert } = await createCertificate({ addresses: [], hostName });
      expect(new X509Certificate(cert).subjectAltName).toMatch(/^DNS:localhost, IP Address:127.0.0.1/);
    }
  });

  test('has a fingerprint as the wire writes it', async () => {
    const { cert } = await createCertificate(names);
    const hex = new X509Certificate(cert).fingerprint256.replaceAll(':', '');
    expect(parseAs(fingerprint, fingerprintOf(cert))).toBe(Buffer.from(hex, 'hex').toString('base64url'));
  });
});

describe('a kept certificate', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'madang-certificate-'));
  });
  afterEach(async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  });
  const load = (addresses = names.addresses): ReturnType<typeof loadOrCreateCertificate> =>
    loadOrCreateCertificate(join(folder, 'kept'), { ...names, addresses });
  const file = (): string => join(folder, 'kept', 'certificate.pem');

  test('stays the same, also on another network, and is for its owner only', async () => {
    const first = await load();
    expect(await load(['10.0.0.9'])).toEqual({ cert: first.cert.trim(), key: first.key.trim() });
    if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  test('is made anew when it cannot be used', async () => {
    const first = await load();
    const other = await createCertificate(names);
    const kept = await readFile(file(), 'utf8');
    const broken = [
      '',
      'nothing',
      kept.slice(0, 300),
      kept.replace('MII', 'XXX'),
      `${first.cert}\n${other.key}`,
    ];
    for (const text of broken) {
      await writeFile(file(), text);
      const made = await load();
      expect(new X509Certificate(made.cert).checkPrivateKey(createPrivateKey(made.key))).toBe(true);
      expect(fingerprintOf(made.cert)).not.toBe(fingerprintOf(first.cert));
      expect(await readFile(file(), 'utf8')).toContain(made.cert.trim());
    }
  });

  test('is made anew when it has expired', async () => {
    const first = await load();
    vi.useFakeTimers({ now: Date.now() + 11 * 366 * 86_400_000, toFake: ['Date'] });
    const second = await load();
    expect(fingerprintOf(second.cert)).not.toBe(fingerprintOf(first.cert));
    expect(fingerprintOf((await load()).cert)).toBe(fingerprintOf(second.cert));
  });
});

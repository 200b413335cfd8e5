// tsyringe, inside of @peculiar/x509, needs this polyfill before it loads.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { ipAddress, parseAddress, parseAs } from '#protocol';
import type { Certificate, CertificateNames } from './certificate.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;
// The pin is the certificate itself: a short life would only make everyone who pinned it ask again.
const lifeDays = 3_650;

/** Makes the certificate that createCertificate promises. */
export async function makeSelfSigned({ addresses, hostName }: CertificateNames): Promise<Certificate> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const now = Date.now();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Madang',
    keys,
    signingAlgorithm: algorithm,
    // A day back, for machines whose clocks run behind.
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + lifeDays * dayMs),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternativeNames(addresses, hostName)),
    ],
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: certificate.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') };
}

function alternativeNames(addresses: readonly string[], hostName: string): x509.JsonGeneralName[] {
  const known = addresses.filter((address) => parseAs(ipAddress, address) !== null);
  const host = parseAddress(hostName)?.host ?? 'localhost';
  const names = host.includes('.') || host === 'localhost' ? [host] : [host, `${host}.local`];
  return [
    ...[...new Set(['localhost', ...names])].map((value) => ({ type: 'dns' as const, value })),
    ...[...new Set(['127.0.0.1', '::1', ...known])].map((value) => ({ type: 'ip' as const, value })),
  ];
}

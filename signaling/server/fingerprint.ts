import { createHash, X509Certificate } from 'node:crypto';

/**
 * A certificate's fingerprint as invites and discovery records carry it.
 * @param pem one certificate in PEM form
 * @returns SHA-256 over the DER form, base64url without padding
 */
export function fingerprintOf(pem: string): string {
  return createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
}

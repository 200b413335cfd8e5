import { createHash, X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** A certificate's SHA-256 over its DER form, as the wire spells it. */
export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('base64url');
}

/** The same over a certificate in PEM. @returns null when it is none */
export function fingerprintOfPem(pem: string): string | null {
  try {
    return fingerprintOf(new X509Certificate(pem).raw);
  } catch {
    return null;
  }
}

/** One spelling per host: lower case, no brackets, IPv6 in its short form. */
export function canonicalHost(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return isIPv6(bare) ? new URL(`https://[${bare}]/`).hostname.slice(1, -1) : bare;
}

export type Verdict = 'accept' | 'refuse' | 'unknown-host';

/** The certificates that this process trusts, by host: only what a probe has seen there itself. */
export class Pins {
  readonly #pins = new Map<string, Set<string>>();

  allow(host: string, fingerprint: string): void {
    const key = canonicalHost(host);
    this.#pins.set(key, (this.#pins.get(key) ?? new Set()).add(fingerprint));
  }

  /** @param fingerprint null for a certificate that could not be read */
  judge(host: string, fingerprint: string | null): Verdict {
    const pinned = this.#pins.get(canonicalHost(host));
    if (pinned === undefined) return 'unknown-host';
    return fingerprint !== null && pinned.has(fingerprint) ? 'accept' : 'refuse';
  }
}

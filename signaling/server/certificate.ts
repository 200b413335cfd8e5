/** A certificate and its private key, both PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** What a certificate says it stands for. */
export interface CertificateNames {
  /** IP addresses; what is none is left out. */
  addresses: readonly string[];
  /** The machine's host name; left out when it is not one that a certificate can carry (RFC 1123). */
  hostName: string;
}

/**
 * Makes a self-signed ECDSA P-256 certificate for a server on a local network (RFC 5280).
 * It stands for the given names, for `localhost` and for both loopback addresses.
 */
export async function createCertificate(names: CertificateNames): Promise<Certificate> {
  // The X.509 library takes longer to load than all of the server, and is needed once in a machine's life.
  const { makeSelfSigned } = await import('./self-signed.ts');
  return makeSelfSigned(names);
}

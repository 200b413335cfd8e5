/** ECDSA with P-256 and SHA-256, as WebCrypto names it for keys, signing and verifying alike. */
export const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A participant's id: the hash of the raw public key (65 bytes). */
export function hashOfKey(raw: BufferSource): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', raw);
}

/** What a signature over a text covers. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

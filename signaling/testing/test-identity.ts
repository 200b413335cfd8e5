import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { helloText, protocolVersion, type Greeting, type Requests } from '#protocol';

/** A participant's key, kept by Node's own cryptography: another implementation than the app's. */
export interface TestIdentity {
  /** SHA-256 of the raw public key. */
  readonly id: string;
  /** The raw public key, base64url. */
  readonly key: string;
  /** Signs the UTF-8 form of a text. */
  sign(text: string): string;
}

/** Makes a fresh key pair. */
export function testIdentity(): TestIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const raw = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return {
    id: createHash('sha256').update(raw).digest('base64url'),
    key: raw.toString('base64url'),
    sign: (text) =>
      sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
}

/** The `hello` that proves this identity to this challenge. */
export function helloBy(identity: TestIdentity, greeting: Greeting): Requests['hello'] {
  const { name, fingerprint } = greeting;
  const signature = identity.sign(helloText(greeting));
  const pinned = fingerprint === null ? {} : { fingerprint };
  return { protocol: protocolVersion, name, key: identity.key, signature, ...pinned };
}

/** A fresh session id, for one join. */
export function freshSession(): string {
  return randomBytes(16).toString('base64url');
}

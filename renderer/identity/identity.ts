import { toBase64url } from './base64url.ts';
import { bytesOf, ecdsa, hashOfKey } from './ecdsa.ts';

/** Who this installation is: a key pair whose private half nobody can read, not even this app. */
export class Identity {
  /** The participant id: the hash of the public key, base64url. */
  readonly id: string;
  /** The raw public key, base64url. */
  readonly key: string;
  /** False when it could not be kept: the next start will be somebody else. */
  readonly isKept: boolean;
  readonly #privateKey: CryptoKey;

  private constructor(id: string, key: string, privateKey: CryptoKey, isKept: boolean) {
    this.id = id;
    this.key = key;
    this.#privateKey = privateKey;
    this.isKept = isKept;
  }

  /** The identity of a pair. @throws DOMException when the pair is not one of `createPair` */
  static async of({ publicKey, privateKey }: CryptoKeyPair, isKept: boolean): Promise<Identity> {
    const raw = await crypto.subtle.exportKey('raw', publicKey);
    const id = toBase64url(await hashOfKey(raw));
    return new Identity(id, toBase64url(raw), privateKey, isKept);
  }

  /** Signs the UTF-8 form of a text. @returns the signature (IEEE P1363), base64url */
  async sign(text: string): Promise<string> {
    return toBase64url(await crypto.subtle.sign(ecdsa, this.#privateKey, bytesOf(text)));
  }
}

/** Makes a key pair whose private half cannot be exported. */
export function createPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
}

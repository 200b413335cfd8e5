import {
  codeOf,
  codeText,
  commitmentText,
  handshakeMessage,
  memberText,
  openMemberKey,
  parseAs,
  type HandshakeBinding,
  type HandshakeMessage,
} from '#protocol';
import { randomBase64url, toBase64url } from './base64url.ts';
import { bytesOf } from './ecdsa.ts';
import { isHmac, makeHmac } from './hmac.ts';

export interface HandshakeOptions {
  room: string;
  self: string;
  peer: string;
  /** Whether this side made the connection's first offer. */
  offered: boolean;
  /** What members of the room know and its server does not, base64url; null where there is no such thing. */
  memberKey: string | null;
}

/** Of both certificates, as their signed descriptions spell them. */
interface Fingerprints {
  self: string;
  peer: string;
}

/** What follows from what came: something to say, and how it ended, once it has. */
export interface HandshakeStep {
  say?: string;
  end?: 'passed' | 'wrong-proof' | 'malformed';
}

type Kind = HandshakeMessage['kind'];
type Known = Omit<HandshakeBinding, 'offererNonce' | 'answererNonce'>;

const nonceBytes = 32;
const malformed: HandshakeStep = { end: 'malformed' };

/**
 * One side of the handshake between two peers: each shows the other that it knows the member key, for these ids and
 * certificates. The one who offered commits to its nonce before it sees the other's, so that nobody in between can
 * look for nonces that make two short codes alike.
 */
export class Handshake {
  readonly #options: HandshakeOptions;
  readonly #key: string;
  readonly #nonce = randomBase64url(nonceBytes);
  #fingerprints: Fingerprints | null = null;
  #expected: Kind | null;
  #commitment = '';
  #binding: HandshakeBinding | null = null;
  #code: readonly number[] | null = null;

  constructor(options: HandshakeOptions) {
    this.#options = options;
    this.#key = options.memberKey ?? openMemberKey;
    this.#expected = options.offered ? 'nonce' : 'commit';
  }

  /** Seven numbers from 0 to 63, the same on both sides; null before the handshake has passed. */
  get code(): readonly number[] | null {
    return this.#code;
  }

  /** The channel is open. */
  async begin(fingerprints: Fingerprints): Promise<HandshakeStep> {
    this.#fingerprints = fingerprints;
    if (!this.#options.offered) return {};
    return say({ kind: 'commit', commitment: await hash(commitmentText(this.#nonce)) });
  }

  /** Takes what came over the channel; to be called in turn. What is not the next message ends it. */
  async handleMessage(data: unknown): Promise<HandshakeStep> {
    const message = parse(data);
    if (message?.kind !== this.#expected) return malformed;
    this.#expected = null;
    switch (message.kind) {
      case 'commit':
        this.#commitment = message.commitment;
        this.#expected = 'reveal';
        return say({ kind: 'nonce', nonce: this.#nonce });
      case 'nonce':
        return this.#reveal(message.nonce);
      case 'reveal':
        return this.#confirm(message);
      case 'confirm':
        return this.#check('answerer', message.proof);
    }
  }

  async #reveal(answererNonce: string): Promise<HandshakeStep> {
    const binding = this.#bind({ offererNonce: this.#nonce, answererNonce });
    if (!binding) return malformed;
    this.#expected = 'confirm';
    const proof = await makeHmac(this.#key, memberText('offerer', binding));
    return say({ kind: 'reveal', nonce: this.#nonce, proof });
  }

  async #confirm({ nonce, proof }: { nonce: string; proof: string }): Promise<HandshakeStep> {
    const binding = this.#bind({ offererNonce: nonce, answererNonce: this.#nonce });
    if (!binding) return malformed;
    if ((await hash(commitmentText(nonce))) !== this.#commitment) return { end: 'wrong-proof' };
    const checked = await this.#check('offerer', proof);
    // Only whoever has proven it is shown that this side knows it too.
    if (checked.end !== 'passed') return checked;
    return {
      ...checked,
      ...say({ kind: 'confirm', proof: await makeHmac(this.#key, memberText('answerer', binding)) }),
    };
  }

  async #check(role: 'offerer' | 'answerer', proof: string): Promise<HandshakeStep> {
    const binding = this.#binding;
    if (!binding) return malformed;
    if (!(await isHmac(this.#key, memberText(role, binding), proof))) return { end: 'wrong-proof' };
    this.#code = codeOf(new Uint8Array(await digest(codeText(binding))));
    return { end: 'passed' };
  }

  #bind(nonces: Pick<HandshakeBinding, 'offererNonce' | 'answererNonce'>): HandshakeBinding | null {
    if (!this.#fingerprints) return null;
    this.#binding = { ...knownOf(this.#options, this.#fingerprints), ...nonces };
    return this.#binding;
  }
}

function knownOf({ room, self, peer, offered }: HandshakeOptions, fingerprints: Fingerprints): Known {
  const [offerer, answerer] = offered ? [self, peer] : [peer, self];
  const { self: own, peer: other } = fingerprints;
  const [offererFingerprint, answererFingerprint] = offered ? [own, other] : [other, own];
  return { room, offerer, answerer, offererFingerprint, answererFingerprint };
}

function say(message: HandshakeMessage): HandshakeStep {
  return { say: JSON.stringify(message) };
}

function parse(data: unknown): HandshakeMessage | null {
  if (typeof data !== 'string') return null;
  try {
    return parseAs(handshakeMessage, JSON.parse(data));
  } catch {
    return null;
  }
}

const digest = (text: string) => crypto.subtle.digest('SHA-256', bytesOf(text));
const hash = async (text: string) => toBase64url(await digest(text));

import { chooseCodec } from '../codec-choice.ts';
import type { FrameWay } from './frame-way.ts';
import { negotiatedCodecs } from './negotiated.ts';

interface Taker {
  readonly sender: RTCRtpSender;
  /** What its connection has agreed on, as MIME types; empty before it is connected. */
  codecs: readonly string[];
}

/** Has a publication encoded with what all of its viewers can take; who cannot gets an encoder of its own. */
export class CodecAgreement {
  readonly #way: Pick<FrameWay, 'setCodec' | 'useOwnEncoder'>;
  readonly #takers = new Map<string, Taker>();
  #preferred: readonly string[];
  #codec: string | null = null;

  /** @param preferred which codecs are wanted, as MIME types, best first */
  constructor(way: Pick<FrameWay, 'setCodec' | 'useOwnEncoder'>, preferred: readonly string[]) {
    this.#way = way;
    this.#preferred = preferred;
    this.#choose();
  }

  /** Which codecs are wanted from now on, best first. */
  prefer(mimeTypes: readonly string[]): void {
    this.#preferred = mimeTypes;
    this.#choose();
  }

  addViewer(id: string, sender: RTCRtpSender): void {
    this.#takers.set(id, { sender, codecs: [] });
  }

  removeViewer(id: string): void {
    this.#takers.delete(id);
    this.#choose();
  }

  /** A viewer's connection is up, so it is known what it can take. */
  handleConnected(id: string): void {
    const taker = this.#takers.get(id);
    if (!taker) return;
    taker.codecs = negotiatedCodecs(taker.sender).map(({ mimeType }) => mimeType);
    this.#choose();
  }

  #choose(): void {
    const takers = [...this.#takers];
    const codec = chooseCodec(
      this.#preferred,
      takers.map(([, { codecs }]) => codecs),
    );
    if (codec === null) return;
    if (codec !== this.#codec) this.#way.setCodec(codec);
    this.#codec = codec;
    for (const [id, { codecs }] of takers) {
      if (codecs.length > 0 && !codecs.includes(codec)) this.#way.useOwnEncoder(id);
    }
  }
}

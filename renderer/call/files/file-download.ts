import { fileStop, parseText, type FileRequest, type FileStop, type FileTaken } from '#protocol';

/** A file that is wanted of the other side. */
export interface FileWish {
  /** What it was offered by. */
  readonly id: string;
  /** Bytes that are here already. */
  readonly from: number;
  /** Bytes it was offered with: nothing beyond is taken. */
  readonly size: number;
  readonly onPiece: (bytes: ArrayBuffer) => void;
  /** The last that is told of it. What is `lost` (its connection) or `closed` (by the other side) can be asked for again. */
  readonly onEnd: (end: DownloadEnd) => void;
}

export type DownloadEnd = 'complete' | 'lost' | 'closed' | 'malformed' | FileStop;

export type DownloadChannel = Pick<
  RTCDataChannel,
  'binaryType' | 'readyState' | 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'
>;

/** Asks for one file over a channel of its own, and takes it piece by piece. */
export class FileDownload {
  readonly #channel: DownloadChannel;
  readonly #wish: FileWish;
  #received: number;
  #isOver = false;

  constructor(channel: DownloadChannel, wish: FileWish) {
    this.#channel = channel;
    this.#wish = wish;
    this.#received = wish.from;
    channel.binaryType = 'arraybuffer';
    channel.onopen = () => {
      channel.send(JSON.stringify({ file: wish.id, from: wish.from } satisfies FileRequest));
    };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#handleMessage(data);
    channel.onclose = () => this.#end('closed');
  }

  /** It is not wanted any more: nothing is told afterwards. */
  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#channel.onopen = this.#channel.onmessage = this.#channel.onclose = null;
    this.#channel.close();
  }

  /** The connection under it is gone; channels of a connection that is closed here tell nothing (WebRTC 1.0, 4.4.1). */
  handleLost(): void {
    this.#end('lost');
  }

  #handleMessage(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) {
      this.#end(parseText(fileStop, data)?.stop ?? 'malformed');
      return;
    }
    this.#received += data.byteLength;
    if (data.byteLength === 0 || this.#received > this.#wish.size) {
      this.#end('malformed');
      return;
    }
    this.#wish.onPiece(data);
    if (this.#received < this.#wish.size) return;
    // The other side may be leaving just now: it has been received all the same.
    if (this.#channel.readyState === 'open')
      this.#channel.send(JSON.stringify({ taken: true } satisfies FileTaken));
    this.#end('complete');
  }

  #end(end: DownloadEnd): void {
    if (this.#isOver) return;
    this.stop();
    this.#wish.onEnd(end);
  }
}

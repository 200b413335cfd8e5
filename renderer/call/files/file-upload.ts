import { fileRequest, fileTaken, parseText, type FileStop } from '#protocol';

/** What is offered under an id now; null for nothing, or for what is offered no more. */
export type FindFile = (id: string) => Blob | null;

export type UploadChannel = Pick<
  RTCDataChannel,
  | 'readyState'
  | 'bufferedAmount'
  | 'bufferedAmountLowThreshold'
  | 'onbufferedamountlow'
  | 'onmessage'
  | 'onclose'
  | 'send'
  | 'close'
>;

export interface FileUploadOptions {
  channel: UploadChannel;
  find: FindFile;
  /** Resolves when it is known who is at the other end: nothing is given before. */
  checked: Promise<void>;
  /** The other side has all of it. */
  onTaken: (id: string) => void;
  /** Nothing more comes of it. */
  onOver: () => void;
  onError: (error: unknown) => void;
}

/** Bytes of one message: what every engine takes (RFC 8841, section 6.1). */
const pieceBytes = 64 * 1024;
/** Bytes read from the file at a time. */
const readBytes = 1024 * 1024;
/** Bytes that wait in the channel: at most, and when it goes on. Chromium closes a channel at 16 MiB. */
const mostBuffered = 4 * 1024 * 1024;
const lowBuffered = 1024 * 1024;

/** Sends one file over a channel that the other side has made for it, from where it asks, as fast as the path takes it. */
export class FileUpload {
  readonly #options: FileUploadOptions;
  #asked: string | null = null;
  #hasSentAll = false;
  #isOver = false;
  #goOn: () => void = () => undefined;

  constructor(options: FileUploadOptions) {
    this.#options = options;
    const { channel } = options;
    channel.bufferedAmountLowThreshold = lowBuffered;
    channel.onbufferedamountlow = () => this.#goOn();
    channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#handleMessage(data);
    channel.onclose = () => this.close();
  }

  /** Ends it; nothing is told afterwards but that. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { channel } = this.#options;
    channel.onmessage = channel.onclose = channel.onbufferedamountlow = null;
    channel.close();
    this.#goOn();
    this.#options.onOver();
  }

  // A question, and a word of thanks. Whoever says anything else does not speak this protocol.
  #handleMessage(data: unknown): void {
    if (this.#asked === null) {
      const request = parseText(fileRequest, data);
      if (!request) {
        this.close();
        return;
      }
      this.#asked = request.file;
      void this.#send(request.file, request.from);
      return;
    }
    if (this.#hasSentAll && parseText(fileTaken, data)) this.#options.onTaken(this.#asked);
    this.close();
  }

  async #send(id: string, from: number): Promise<void> {
    const { channel, find, checked, onError } = this.#options;
    await checked;
    const blob = find(id);
    try {
      for (let at = from; blob && at < blob.size; at += readBytes) {
        const bytes = await blob.slice(at, at + readBytes).arrayBuffer();
        for (let offset = 0; offset < bytes.byteLength; offset += pieceBytes) {
          if (channel.bufferedAmount >= mostBuffered) await this.#drained();
          // It may have been taken back meanwhile.
          if (this.#isOver || channel.readyState !== 'open' || find(id) !== blob) break;
          channel.send(new Uint8Array(bytes, offset, Math.min(pieceBytes, bytes.byteLength - offset)));
        }
        if (this.#isOver || channel.readyState !== 'open' || find(id) !== blob) break;
      }
      if (blob && find(id) === blob) this.#hasSentAll = true;
      else this.#stop('withdrawn');
    } catch (error) {
      // The file was changed or deleted since, or a folder was taken for one.
      onError(error);
      this.#stop('unreadable');
    }
  }

  /** The other side closes the channel then, as it does when it has everything. */
  #stop(stop: FileStop): void {
    if (!this.#isOver && this.#options.channel.readyState === 'open')
      this.#options.channel.send(JSON.stringify({ stop }));
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
    });
  }
}

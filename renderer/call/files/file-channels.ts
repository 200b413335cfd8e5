import { limits } from '#protocol';
import { FileDownload, type DownloadChannel, type DownloadEnd, type FileWish } from './file-download.ts';
import { FileUpload, type FindFile, type UploadChannel } from './file-upload.ts';

export interface FileChannelsOptions {
  /** Makes a channel to the other side; it is told of it. */
  createChannel: (label: string) => DownloadChannel;
  find: FindFile;
  onTaken: (id: string) => void;
  onError: (error: unknown) => void;
}

/** What a channel of a file is named; all others that the other side makes are closed. */
const label = 'file';
/** Files taken at a time of one participant; what is wanted beyond waits. */
const mostDownloads = limits.fileChannels / 2;

/** A wish that can be taken back. */
export interface Download {
  stop: () => void;
}

/**
 * The files that go over one connection, each over a channel that whoever wants it makes. Nothing is given before
 * the connection's check has passed, and no more at a time than `limits.fileChannels`.
 */
export class FileChannels {
  readonly #options: FileChannelsOptions;
  readonly #uploads = new Set<FileUpload>();
  readonly #downloads = new Set<FileDownload>();
  #waiting: { readonly wish: FileWish; readonly begin: () => void }[] = [];
  #state: 'checking' | 'open' | 'over' = 'checking';
  #handleChecked: () => void = () => undefined;
  // The other side may know a moment earlier, and ask at once.
  readonly #checked = new Promise<void>((resolve) => (this.#handleChecked = resolve));

  constructor(options: FileChannelsOptions) {
    this.#options = options;
  }

  /** The check of the connection has passed. */
  handleOpen(): void {
    if (this.#state !== 'checking') return;
    this.#state = 'open';
    this.#handleChecked();
  }

  /** Asks the other side for a file that it has offered; `onEnd` tells what came of it, also when this is closed. */
  download(wish: FileWish): Download {
    if (this.#state !== 'open') {
      queueMicrotask(() => wish.onEnd('lost'));
      return { stop: () => undefined };
    }
    let started: FileDownload | null = null;
    const entry = { wish, begin: () => (started = this.#begin(wish)) };
    this.#waiting.push(entry);
    this.#next();
    return {
      stop: () => {
        this.#waiting = this.#waiting.filter((each) => each !== entry);
        started?.stop();
        if (started) this.#downloads.delete(started);
        this.#next();
      },
    };
  }

  /** The other side has made a channel. */
  handleChannel(channel: UploadChannel & { readonly label: string }): void {
    if (this.#state === 'over' || channel.label !== label || this.#uploads.size >= limits.fileChannels) {
      channel.close();
      return;
    }
    const { find, onTaken, onError } = this.#options;
    const upload: FileUpload = new FileUpload({
      ...{ channel, find, onTaken, onError, checked: this.#checked },
      onOver: () => this.#uploads.delete(upload),
    });
    this.#uploads.add(upload);
  }

  /** The connection is closed: whoever waits for a file is told. */
  close(): void {
    this.#state = 'over';
    for (const upload of this.#uploads) upload.close();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const download of this.#downloads) download.handleLost();
    for (const { wish } of waiting) wish.onEnd('lost');
  }

  #next(): void {
    while (this.#state === 'open' && this.#downloads.size < mostDownloads) {
      const entry = this.#waiting.shift();
      if (!entry) return;
      entry.begin();
    }
  }

  #begin(wish: FileWish): FileDownload {
    const channel = this.#options.createChannel(label);
    const download: FileDownload = new FileDownload(channel, {
      ...wish,
      onEnd: (end: DownloadEnd) => {
        this.#downloads.delete(download);
        wish.onEnd(end);
        this.#next();
      },
    });
    this.#downloads.add(download);
    return download;
  }
}

import { replaceTrack } from './replace-track.ts';

/**
 * Copies of one track, one for each sender: a track limits all its senders to the lowest frame rate that one of
 * them is set to. Every copy made here is stopped here, whatever becomes of its sender, so that none keeps a
 * camera open.
 */
export class TrackCopies {
  readonly #onError: (error: unknown) => void;
  readonly #copies = new Map<RTCRtpSender, MediaStreamTrack | null>();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Lets a sender send a copy of another track, or nothing. */
  set(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
    const before = this.#copies.get(sender);
    const copy = track?.clone() ?? null;
    this.#copies.set(sender, copy);
    void replaceTrack(sender, copy, this.#onError).then((isSent) => {
      if (!isSent) copy?.stop();
      // Only now, so that the picture has no gap.
      before?.stop();
    });
  }

  /** Stops the copy that a sender has. */
  release(sender: RTCRtpSender): void {
    this.#copies.get(sender)?.stop();
    this.#copies.delete(sender);
  }

  close(): void {
    for (const copy of this.#copies.values()) copy?.stop();
    this.#copies.clear();
  }
}

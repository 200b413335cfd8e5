import { replaceTrack } from './replace-track.ts';

/** A microphone or system sound: each viewer's own sender encodes it, since Opus costs next to nothing. */
export class AudioPublication {
  readonly #senders = new Map<string, RTCRtpSender>();
  readonly #onError: (error: unknown) => void;
  #track: MediaStreamTrack | null = null;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  addViewer(id: string, sender: RTCRtpSender): void {
    this.#senders.set(id, sender);
    if (this.#track) this.#replaceTrack(sender);
  }

  removeViewer(id: string): void {
    this.#senders.delete(id);
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    for (const sender of this.#senders.values()) this.#replaceTrack(sender);
  }

  close(): void {
    this.#senders.clear();
  }

  #replaceTrack(sender: RTCRtpSender): void {
    void replaceTrack(sender, this.#track, this.#onError);
  }
}

import { replaceTrack } from './replace-track.ts';

/** A microphone or system sound: each viewer's own sender encodes it, since Opus costs next to nothing. */
export class AudioPublication {
  readonly #senders = new Map<string, RTCRtpSender>();
  readonly #admitted = new Set<string>();
  readonly #onError: (error: unknown) => void;
  #track: MediaStreamTrack | null = null;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  addViewer(id: string, sender: RTCRtpSender): void {
    this.#senders.set(id, sender);
  }

  /** From now on, this viewer is sent what there is to hear. */
  admitViewer(id: string): void {
    const sender = this.#senders.get(id);
    if (!sender) return;
    this.#admitted.add(id);
    if (this.#track) this.#replaceTrack(sender);
  }

  removeViewer(id: string): void {
    this.#senders.delete(id);
    this.#admitted.delete(id);
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    for (const [id, sender] of this.#senders) if (this.#admitted.has(id)) this.#replaceTrack(sender);
  }

  close(): void {
    this.#senders.clear();
    this.#admitted.clear();
  }

  #replaceTrack(sender: RTCRtpSender): void {
    void replaceTrack(sender, this.#track, this.#onError);
  }
}

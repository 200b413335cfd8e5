import { measureLevel, type Level } from '../media/level-meter.ts';

const silence: Level = { peak: 0, power: 0 };

/** How loud this person's microphone is, whichever it is. */
export class MicrophoneLevel {
  #level = $state.raw<Level>(silence);
  #track: MediaStreamTrack | null = null;
  #stop: (() => void) | null = null;

  get level(): Level {
    return this.#level;
  }

  /** Measures this one from now on; null measures nothing. */
  handleTrack(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#stop?.();
    this.#level = silence;
    this.#stop = track
      ? measureLevel(track, (level) => {
          this.#level = level;
        })
      : null;
  }
}

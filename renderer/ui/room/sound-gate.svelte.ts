import { SvelteSet } from 'svelte/reactivity';

/** Starts the sound of audio elements, and knows those that the browser held back until a press. */
export class SoundGate {
  readonly #waiting = new SvelteSet<HTMLAudioElement>();

  /** Some sound waits for the person to press something. */
  get blocked(): boolean {
    return this.#waiting.size > 0;
  }

  async play(audio: HTMLAudioElement): Promise<void> {
    try {
      await audio.play();
      this.#waiting.delete(audio);
    } catch (error) {
      // Any other failure is an element that lost its stream again in the meantime.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#waiting.add(audio);
    }
  }

  /** Forgets an element that goes away. */
  release(audio: HTMLAudioElement): void {
    this.#waiting.delete(audio);
  }

  /** Starts all that waits. Must be called out of a press. */
  unlock(): void {
    for (const audio of this.#waiting) void this.play(audio);
  }
}

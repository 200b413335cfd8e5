import type { LocalMedia } from '../../state/local-media.svelte.ts';
import { takesText } from './shortcuts.ts';

/** Talks while Space is held and the microphone is off otherwise. */
export class HoldToTalk {
  readonly #media: Pick<LocalMedia, 'microphone' | 'turnOn' | 'turnOff'>;
  #isHeld = false;
  #focusedByKeyboard = false;

  constructor(media: Pick<LocalMedia, 'microphone' | 'turnOn' | 'turnOff'>) {
    this.#media = media;
  }

  /** @returns whether the press was for talking */
  handleDown(event: KeyboardEvent): boolean {
    if (event.code === 'Tab' || event.code.startsWith('Arrow')) this.#focusedByKeyboard = true;
    if (event.code !== 'Space' || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (this.#isHeld) return true;
    if (event.repeat || this.#media.microphone !== 'off' || this.#isForControl(event.target)) return false;
    this.#isHeld = true;
    void this.#media.turnOn('microphone');
    return true;
  }

  /** @returns whether it was for talking */
  handleUp(event: KeyboardEvent): boolean {
    if (event.code !== 'Space' || !this.#isHeld) return false;
    this.release();
    return true;
  }

  /** Something was pressed with a pointer: the focus is where it is by that. */
  handlePointer(): void {
    this.#focusedByKeyboard = false;
  }

  /** The key is held no more, or nobody can tell: the window has lost the focus. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#media.turnOff('microphone');
  }

  /** Space presses a control that was reached by keyboard; one that was clicked only happens to have the focus. */
  #isForControl(target: EventTarget | null): boolean {
    if (takesText(target)) return true;
    const isControl =
      target instanceof HTMLElement && target.closest('button, a, input, summary, [role=tab]') !== null;
    return isControl && this.#focusedByKeyboard;
  }
}

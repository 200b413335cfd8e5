import type { CallCommand, CallState, MadangApi, MuteKeysState, News, SystemReport } from '#ipc';

// Handed on to the UI.
export { miniWindowName, type SystemReport } from '#ipc';

/** What the desktop has for a call besides the window: tray, keys that work anywhere, the question before closing. */
export class Desk {
  readonly #desktop: MadangApi | null;
  #muteKeys = $state<MuteKeysState>('none');
  #isClosing = $state(false);
  #isShown = $state(true);
  #isMiniAsked = $state(false);
  #isMiniClosed = $state(false);

  /** @param onCommand is told what the tray or a key asks of the call */
  constructor(desktop: MadangApi | null, onCommand: (command: CallCommand) => void) {
    this.#desktop = desktop;
    if (!desktop) return;
    desktop.onCallCommand(onCommand);
    desktop.onMuteKeysChanged((state) => {
      this.#muteKeys = state;
    });
    desktop.onWindowShown((isShown) => {
      this.#isShown = isShown;
      if (isShown) this.#isMiniClosed = false;
    });
    desktop.onClosingAsked(() => {
      this.#isClosing = true;
    });
    this.#send(async () => {
      this.#muteKeys = await desktop.muteKeys();
    });
  }

  /** Whether the keys that mute anywhere can be used. */
  get muteKeys(): MuteKeysState {
    return this.#muteKeys;
  }

  /** The window is to be closed in the middle of a call, and the person has not said yet whether. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** The window is on the screen, as far as the desktop says; not hidden or minimised. */
  get isShown(): boolean {
    return this.#isShown;
  }

  /** A small window is asked for, beside the window. */
  get isMiniAsked(): boolean {
    return this.#isMiniAsked;
  }

  /**
   * Whether the small window is to be open.
   * @param isUsual whether it comes by itself while the window is hidden
   */
  wantsMini(isUsual: boolean): boolean {
    return this.#isMiniAsked || (isUsual && !this.#isShown && !this.#isMiniClosed);
  }

  /** Asks for the small window, or for none. */
  toggleMini(): void {
    this.#isMiniAsked = !this.#isMiniAsked;
  }

  /** The small window was closed: it comes by itself again when the window is hidden the next time. */
  handleMiniClosed(): void {
    this.#isMiniAsked = false;
    this.#isMiniClosed = !this.#isShown;
  }

  /** The call is over, and with it what was asked for or about it. */
  handleCallOver(): void {
    this.#isMiniAsked = false;
    if (this.#isClosing) this.answerClosing(false);
  }

  /** Shows the call in the tray. */
  tell(state: CallState): void {
    this.#send((desktop) => desktop.tellCall(state));
  }

  /** Tells a person who looks elsewhere. */
  tellNews(news: News): void {
    this.#send((desktop) => desktop.tellNews(news));
  }

  /** What this copy of the app runs on, and the last lines of its log; null in a browser. */
  async systemReport(): Promise<SystemReport | null> {
    return (await this.#desktop?.systemReport()) ?? null;
  }

  /** Brings the window to the front. */
  show(): void {
    this.#send((desktop) => desktop.showWindow());
  }

  /** Closes the window in the middle of a call, or not. */
  answerClosing(leaves: boolean): void {
    this.#isClosing = false;
    this.#send((desktop) => desktop.answerClosing(leaves));
  }

  // What the desktop shows is beside the call, which goes on without it.
  #send(tell: (desktop: MadangApi) => Promise<unknown>): void {
    if (!this.#desktop) return;
    tell(this.#desktop).catch((error: unknown) => {
      console.warn('the desktop was not told', error);
    });
  }
}

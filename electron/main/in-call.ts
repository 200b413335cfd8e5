import { powerSaveBlocker, type BrowserWindow } from 'electron';
import { log } from './logging.ts';

/** Keeps the display on and the page at full speed while a person is in a room, and only then. */
export class InCall {
  #blocker: number | null = null;

  get isActive(): boolean {
    return this.#blocker !== null;
  }

  set(window: BrowserWindow | null, room: string | null): void {
    const active = room !== null;
    if (window !== null && !window.isDestroyed()) window.webContents.setBackgroundThrottling(!active);
    if (active === (this.#blocker !== null)) return;
    if (this.#blocker === null) this.#blocker = powerSaveBlocker.start('prevent-display-sleep');
    else {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = null;
    }
    log.info(active ? `in room ${room}` : 'out of the room');
  }
}

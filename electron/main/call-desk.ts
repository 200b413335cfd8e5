import type { BrowserWindow } from 'electron';
import type { CallState } from '#ipc';
import { CallTray } from './call-tray.ts';
import { Closing } from './closing.ts';
import { InCall } from './in-call.ts';
import type { IpcDoor } from './ipc-door.ts';
import { Links } from './links.ts';
import { MiniWindow } from './mini-window.ts';
import { MuteKeys } from './mute-keys.ts';
import { Notifications } from './notifications.ts';

export interface CallDeskOptions {
  door: IpcDoor;
  window: () => BrowserWindow | null;
  /** Brings the window to the front. */
  show: () => void;
}

/** All that the desktop does for a call: keeps it awake, shows it in the tray, mutes it by key, asks before it ends. */
export class CallDesk {
  readonly links: Links;
  readonly muteKeys: MuteKeys;
  readonly notifications: Notifications;
  readonly #window: () => BrowserWindow | null;
  readonly #inCall = new InCall();
  readonly #door: IpcDoor;
  readonly #mini = new MiniWindow();
  readonly #tray: CallTray;
  readonly #closing: Closing;

  constructor({ door, window, show }: CallDeskOptions) {
    this.#window = window;
    this.#door = door;
    this.links = new Links(window);
    this.notifications = new Notifications(window, show);
    const toggle = () => {
      door.notify('call:command', 'toggle-microphone');
    };
    this.muteKeys = new MuteKeys(toggle, (state) => {
      door.notify('mute-keys:changed', state);
    });
    this.#closing = new Closing({
      isInCall: () => this.#inCall.isActive,
      ask: () => {
        show();
        door.notify('closing:asked', null);
      },
    });
    this.#tray = new CallTray({
      show,
      command: (command) => {
        door.notify('call:command', command);
      },
      quit: () => {
        window()?.close();
      },
    });
  }

  follow(window: BrowserWindow): void {
    this.#closing.follow(window);
    this.#mini.allowFrom(window);
    const tellShown = () => {
      this.#door.notify('window:shown', window.isVisible() && !window.isMinimized());
    };
    // One by one, since each event has a listener type of its own.
    window.on('show', tellShown);
    window.on('hide', tellShown);
    window.on('minimize', tellShown);
    window.on('restore', tellShown);
    window.on('focus', () => {
      this.notifications.clear();
    });
  }

  /** The page is in a room, or in none. */
  setRoom(room: string | null): void {
    this.#inCall.set(this.#window(), room);
    this.muteKeys.setActive(room !== null);
    if (room !== null) return;
    this.#tray.set(null);
    this.notifications.clear();
  }

  /** How the call is doing. */
  handleCall(state: CallState): void {
    // Told a moment after the end, it would stand in the tray for ever.
    if (this.#inCall.isActive) this.#tray.set(state);
  }

  /** The app is to end, by its menu. */
  quit(): void {
    this.#closing.quit(this.#window());
  }

  /** What the person said when asked whether to close. */
  answerClosing(leaves: boolean): void {
    this.#closing.answer(this.#window(), leaves);
  }
}

import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { CallCommand, CallState } from '#ipc';
import { log } from './logging.ts';
import { drawTrayIcon } from './tray-icon.ts';

const size = process.platform === 'darwin' ? 18 : 22;

/** What the tray's menu does. */
export interface TrayActions {
  show: () => void;
  command: (command: CallCommand) => void;
  quit: () => void;
}

/** A sign in the system's tray while a person is in a call: whether they are heard, and the way back. */
export class CallTray {
  readonly #actions: TrayActions;
  #tray: Tray | null = null;
  #told = '';

  constructor(actions: TrayActions) {
    this.#actions = actions;
  }

  /** @param state null when there is no call */
  set(state: CallState | null): void {
    const told = JSON.stringify(state);
    if (told === this.#told) return;
    this.#told = told;
    if (state === null) {
      this.#tray?.destroy();
      this.#tray = null;
      return;
    }
    try {
      this.#show(state);
    } catch (error) {
      // A desktop may have no tray; the call goes on without.
      log.warn('no tray', error);
    }
  }

  #show({ muted, words }: CallState): void {
    const image = pictureOf(muted ? 'muted' : 'on');
    const { show, command, quit } = this.#actions;
    if (this.#tray === null) {
      this.#tray = new Tray(image);
      this.#tray.on('click', show);
    } else this.#tray.setImage(image);
    this.#tray.setToolTip(muted ? words.muted : words.call);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: muted ? words.muted : words.call, enabled: false },
        { label: words.show, click: show },
        {
          label: words.mute,
          type: 'checkbox',
          checked: muted,
          click: () => {
            command('toggle-microphone');
          },
        },
        {
          label: words.leave,
          click: () => {
            command('leave');
          },
        },
        { type: 'separator' },
        { label: words.quit, click: quit },
      ]),
    );
  }
}

function pictureOf(state: 'on' | 'muted'): NativeImage {
  const image = nativeImage.createFromBitmap(drawTrayIcon(size, state), { width: size, height: size });
  const twice = drawTrayIcon(size * 2, state);
  image.addRepresentation({ scaleFactor: 2, width: size * 2, height: size * 2, buffer: twice });
  return image;
}

import { clipboard, dialog, shell, type BrowserWindow } from 'electron';
import type { LinkOutcome } from '#ipc';
import type { LinkWords } from './link-words.ts';
import { log } from './logging.ts';
import { isWebAddress } from './web-address.ts';

const cancel = 0;
const copy = 1;
const open = 2;

/**
 * Opens links in the system's browser, each only after the person has said so in a box of the system's own, which no
 * page can draw over, press or leave out. The address is in it whole, its host first.
 */
export class Links {
  readonly #window: () => BrowserWindow | null;
  #isAsking = false;

  /** @param window the window that the question belongs to */
  constructor(window: () => BrowserWindow | null) {
    this.#window = window;
  }

  /** Asks, and does what the person says. What is no web page's address is not even asked about. */
  async ask(address: string, words: LinkWords): Promise<LinkOutcome> {
    if (!isWebAddress(address)) return 'refused';
    const window = this.#window();
    // A page that asks on and on would bury the person's desktop.
    if (this.#isAsking || window === null) return 'busy';
    this.#isAsking = true;
    try {
      return await carryOut(await askIn(window, address, words), address);
    } finally {
      this.#isAsking = false;
    }
  }
}

async function askIn(window: BrowserWindow, address: string, words: LinkWords): Promise<number> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: new URL(address).host,
    detail: `${address}\n\n${words.question}`,
    buttons: [words.cancel, words.copy, words.open],
    // A key that was meant for a message, pressed as the question comes, opens nothing.
    defaultId: cancel,
    cancelId: cancel,
    noLink: true,
  });
  return response;
}

async function carryOut(response: number, address: string): Promise<LinkOutcome> {
  if (response === copy) {
    await clipboard.writeText(address);
    return 'copied';
  }
  if (response !== open) return 'declined';
  try {
    await shell.openExternal(address);
    return 'opened';
  } catch {
    // Without the error: it quotes the address.
    log.warn('a link could not be opened');
    return 'failed';
  }
}

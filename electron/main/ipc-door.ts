import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { calls, notices, type CallName, type Calls, type NoticeName } from '#ipc';
import { appOrigin } from './app-origin.ts';
import { log } from './logging.ts';

type Argument<C extends CallName> = v.InferOutput<Calls[C]['argument']>;
type Result<C extends CallName> = v.InferInput<Calls[C]['result']>;

/** What a call is answered with: the result, before it is parsed for the way back. */
export type Answer<C extends CallName> = (argument: Argument<C>) => Result<C> | Promise<Result<C>>;

/**
 * Parses the argument, calls, parses the result. A rejection carries a single word: what went wrong inside
 * is for the log, not for the page.
 */
export async function answer<C extends CallName>(name: C, fn: Answer<C>, raw: unknown): Promise<unknown> {
  const argument = v.safeParse(calls[name].argument, raw);
  if (!argument.success) throw refusal(name, 'refused');
  try {
    return v.parse(calls[name].result, await fn(argument.output));
  } catch (error) {
    log.error(`ipc ${name} failed`, error);
    throw refusal(name, 'failed');
  }
}

/** The one door between the page and main: each call is checked for its sender and parsed both ways. */
export class IpcDoor {
  readonly #window: () => BrowserWindow | null;

  /** @param window the window that may call, at the time of the call */
  constructor(window: () => BrowserWindow | null) {
    this.#window = window;
  }

  handle<C extends CallName>(name: C, fn: Answer<C>): void {
    ipcMain.handle(name, (event, ...args: unknown[]) => {
      if (args.length > 1 || !this.#isOurs(event)) throw refusal(name, 'refused');
      return answer(name, fn, args[0]);
    });
  }

  /** Closes what libraries have opened beside this door: electron-store tells any page where the profile is. */
  closeOthers(): void {
    for (const name of ipcMain.eventNames()) {
      if (typeof name === 'string' && name !== 'error') ipcMain.removeAllListeners(name);
    }
  }

  notify<N extends NoticeName>(name: N, payload: v.InferInput<(typeof notices)[N]>): void {
    const window = this.#window();
    if (window === null || window.isDestroyed()) return;
    const parsed = v.safeParse(notices[name], payload);
    if (parsed.success) window.webContents.send(name, parsed.output);
    else log.error(`ipc ${name} does not fit its schema`);
  }

  #isOurs({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
    const ours = this.#window();
    if (ours === null || ours.isDestroyed() || sender !== ours.webContents) return false;
    // A frame that has navigated away or is gone reads as null.
    return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === appOrigin;
  }
}

function refusal(name: CallName, word: 'refused' | 'failed'): Error {
  if (word === 'refused') log.warn(`ipc ${name} refused`);
  const error = new Error(word);
  // The stack would tell the page where main keeps its files.
  error.stack = '';
  return error;
}

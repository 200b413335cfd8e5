// The two of Electron's functions by which a link leaves the app, in the test's hands: the system's box, which no test
// can press, and the system's browser, which none is to open. Everything before and between them is the app's own.
import type { App } from './app.ts';
import { readMain } from './main-process.ts';

/** What the person presses in the box, by its place. */
export const answers = { cancel: 0, copy: 1, open: 2 } as const;

/** What main asked and opened so far. */
export interface Outside {
  readonly asked: readonly {
    readonly message: string;
    readonly detail: string;
    readonly buttons: readonly string[];
    readonly defaultId: number;
    readonly cancelId: number;
  }[];
  readonly opened: readonly string[];
}

/** Puts the box and the browser into the test's hands. A box stands until `answerBox`. */
export async function watchOutside(app: App): Promise<void> {
  await app.electron.evaluate(({ dialog, shell }) => {
    const asked: object[] = [];
    const opened: string[] = [];
    Reflect.set(globalThis, 'outside', { asked, opened });
    const ask = (_window: object, options: object) => {
      asked.push(options);
      return new Promise((resolve) => {
        Reflect.set(globalThis, 'answerBox', (response: number) => {
          resolve({ response, checkboxChecked: false });
        });
      });
    };
    const open = (address: string) => {
      opened.push(address);
      return Promise.resolve();
    };
    Object.assign(dialog, { showMessageBox: ask });
    Object.assign(shell, { openExternal: open });
  });
}

/** What was asked and opened since `watchOutside`. */
export function seenOutside(app: App): Promise<Outside> {
  return readMain(app, () => Reflect.get(globalThis, 'outside') as Outside);
}

/** Presses a button of the box that stands. A box is answered once, so that it does no harm to press twice. */
export function answerBox(app: App, answer: keyof typeof answers): Promise<void> {
  return readMain(
    app,
    (_electron, response) => {
      (Reflect.get(globalThis, 'answerBox') as (response: number) => void)(response);
    },
    answers[answer],
  );
}

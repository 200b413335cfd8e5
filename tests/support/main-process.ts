import type { App } from './app.ts';

/** What Electron's main process has, as the function that runs there gets it. */
type MainProcess = typeof Electron.CrossProcessExports;

/**
 * Reads something in the main process. The inspector holds what it waits for by a weak handle, so that V8 can collect it
 * before the answer goes out, and Electron's main process collects while it has other work (Playwright issue 33737).
 * Nothing is wrong with the app then, and what only reads is asked once more; what would do something twice
 * must not go this way.
 * @param argument what the function gets besides
 */
export async function readMain<R>(
  app: App,
  read: (electron: MainProcess, argument: number) => R,
  argument = 0,
): Promise<R> {
  try {
    return await app.electron.evaluate(read, argument);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('promise was garbage collected'))) throw error;
    return app.electron.evaluate(read, argument);
  }
}

import { app } from 'electron';
import { log } from './logging.ts';

const longestMs = 2_000;

/**
 * Holds the end of the app back until the last words are out, but never for long.
 * @param lastWords what must happen before the process ends
 */
export function beforeQuitting(lastWords: () => Promise<void>): void {
  let state: 'running' | 'ending' | 'over' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'over') return;
    event.preventDefault();
    if (state === 'ending') return;
    state = 'ending';
    const late = new Promise<void>((resolve) => setTimeout(resolve, longestMs));
    void Promise.race([lastWords(), late])
      .catch((error: unknown) => {
        log.error('ending failed', error);
      })
      .finally(() => {
        state = 'over';
        app.quit();
      });
  });
}

// Parts of the page that come late or not at all, as from a host that is far away.
import type { App } from './app.ts';

declare global {
  /** In the main process of an app whose parts are held back. */
  var letPartsCome: (() => void) | undefined;
}

/**
 * Holds back what the page loads from now on, of files whose name begins so, or fails it.
 * @returns lets it come: what waits, and what is asked for later
 */
export async function holdBack(app: App, name: string, how: 'wait' | 'fail'): Promise<() => Promise<void>> {
  await app.electron.evaluate(
    ({ session }, { part, fails }) => {
      const waiting: (() => void)[] = [];
      let comes = false;
      globalThis.letPartsCome = () => {
        comes = true;
        for (const go of waiting) go();
      };
      session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
        if (comes || !url.includes(`/assets/${part}-`)) answer({});
        else if (fails) answer({ cancel: true });
        else waiting.push(() => answer({}));
      });
    },
    { part: name, fails: how === 'fail' },
  );
  return () => app.electron.evaluate(() => globalThis.letPartsCome?.());
}

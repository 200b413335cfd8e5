// Asks the app's own scheme for addresses as main does, which bends them less than a page's fetch.
import type { App } from './app.ts';

/** What each address is answered with: a status, or that it is none. */
export function answersOf(app: App, addresses: readonly string[]): Promise<Record<string, string>> {
  return app.electron.evaluate(async ({ net }, asked) => {
    const answer = async (address: string): Promise<[string, string]> => {
      try {
        return [address, String((await net.fetch(address)).status)];
      } catch (error) {
        return [address, String(error)];
      }
    };
    return Object.fromEntries(await Promise.all(asked.map(answer)));
  }, addresses);
}

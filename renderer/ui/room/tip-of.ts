import { isMac } from '../words/is-mac.ts';
import { keysOf, type Action } from './shortcuts.ts';

/** A tooltip that names the keys of an action too. */
export function tipOf(words: string, action: Action): string {
  return `${words} (${keysOf(action, isMac)})`;
}

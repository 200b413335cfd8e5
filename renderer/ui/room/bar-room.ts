import { MediaQuery } from 'svelte/reactivity';

// Initial values for where nothing is matched, as in tests.
const wide = new MediaQuery('min-width: 66rem', true);
const middle = new MediaQuery('min-width: 30rem', true);

/** What the control bar has room for; what it has none for is in its menu of more. */
export const barRoom = {
  /** Everything, each with its name. */
  get all(): boolean {
    return wide.current;
  },
  /** Choosing devices beside their buttons. */
  get picks(): boolean {
    return middle.current;
  },
};

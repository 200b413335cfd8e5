// What a walk through the app meets, and what it has at hand.
import type { Page } from '@playwright/test';
import type { App } from '../support/app.ts';
import type { Servers } from '../support/servers.ts';
import type { Cast } from './cast.ts';
import type { Size } from './looks.ts';
import type { Lang, Say } from './words.ts';

/** One screen in one state, as it is shown now. */
export interface Screen {
  /** Its name in files, the same in each language. */
  readonly name: string;
  /** What shows it: the app's window, or its small one. */
  readonly page: Page;
  /** The app that it is part of; null in a guest's browser. */
  readonly app: App | null;
  /** Opens what is on top anew, at the place that fits the window's size. */
  readonly reopen?: () => Promise<void>;
  /** The sizes in which it exists; all without it, and `[]` for a window of a size of its own. */
  readonly sizes?: readonly Size[];
  /** It is looked at on a screen of 4K, too. */
  readonly in4k?: boolean;
  /** How much of its picture may be another each time, where something is random by its nature. */
  readonly random?: number;
}

/** What a walk has at hand. */
export interface Walk {
  readonly lang: Lang;
  readonly say: Say;
  readonly cast: Cast;
  readonly servers: Servers;
  /** Starts somebody's app, with their camera and a microphone that is silent; or without a camera. */
  readonly start: (person: number, args?: readonly string[], hasCamera?: boolean) => Promise<App>;
}

/** Goes from screen to screen; whoever looks at one leaves it as it was. */
export type Screens = AsyncGenerator<Screen, void, undefined>;

import type { MadangApi } from '#ipc';

declare global {
  interface Window {
    /** Put there by the preload script; absent in a guest's browser. */
    readonly madang?: MadangApi;
  }
}

/** The desktop app's side, or null in a browser. This is the one place that knows which it is. */
export function findDesktop(): MadangApi | null {
  return window.madang ?? null;
}

/** Whether the window is seen: not minimised, not hidden, not wholly behind others where the system says so. */
export function isWindowVisible(): boolean {
  return document.visibilityState === 'visible';
}

/** @returns a function that stops watching */
export function onVisibilityChanged(listener: (isVisible: boolean) => void): () => void {
  const report = () => listener(isWindowVisible());
  document.addEventListener('visibilitychange', report);
  return () => document.removeEventListener('visibilitychange', report);
}

/** The system says that a network has come. @returns a function that stops watching */
export function onNetworkChanged(listener: () => void): () => void {
  window.addEventListener('online', listener);
  return () => window.removeEventListener('online', listener);
}

/** The page is left for good: closed, reloaded, or another in its place. @returns a function that stops watching */
export function onPageLeft(listener: () => void): () => void {
  window.addEventListener('pagehide', listener);
  return () => window.removeEventListener('pagehide', listener);
}

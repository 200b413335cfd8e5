import type { Session } from 'electron';

/**
 * Keeps the engine from fetching dictionaries off the internet, which it does with a session's first page even where
 * that page's own checking is off. Before any page is opened.
 */
export function stopSpellChecker(session: Session): void {
  session.setSpellCheckerEnabled(false);
  // On macOS the system's own checker is used, which has its dictionaries.
  if (process.platform !== 'darwin') session.setSpellCheckerLanguages([]);
}

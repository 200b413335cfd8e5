import type { Session } from 'electron';
import { isOurs } from './app-origin.ts';
import { log } from './logging.ts';

/**
 * Lets the app's own page save what it holds, at a place that the person chooses in the system's dialog, and refuses
 * every other download. What is saved is never opened.
 * @param onFailed a file that a person wanted could not be written
 */
export function guardDownloads(session: Session, onFailed: () => void): void {
  session.on('will-download', (event, item, contents) => {
    if (!isOurs(contents.getURL()) || !isHeldByPage(item.getURL())) {
      log.warn('download refused');
      event.preventDefault();
      return;
    }
    item.once('done', (_event, state) => {
      // `cancelled`: the person has closed the dialog.
      if (state !== 'interrupted') return;
      log.warn('a file could not be saved');
      onFailed();
    });
  });
}

function isHeldByPage(url: string): boolean {
  return url.startsWith('blob:') && isOurs(url.slice('blob:'.length));
}

import { app, type WebContents } from 'electron';
import { appOrigin } from './app-origin.ts';
import { log } from './logging.ts';
import { stoppedPage } from './page-keeper.ts';

/**
 * Refuses every way out of the app's page: navigation, redirects, new windows and embedded pages. What stands in its
 * place when it keeps crashing leads back to it.
 */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    guard(contents);
  });
}

function guard(contents: WebContents): void {
  const refuse = (what: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault();
    log.warn(`${what} refused`);
  };
  const isBack = (url: string) => url === `${appOrigin}/` && contents.getURL() === stoppedPage;
  contents.on('will-navigate', (event) => {
    if (!isBack(event.url)) refuse('navigation')(event);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isBack(event.url)) refuse('frame navigation')(event);
  });
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('webview'));
  contents.setWindowOpenHandler(() => {
    log.warn('new window refused');
    return { action: 'deny' };
  });
}

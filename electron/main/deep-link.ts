import { app } from 'electron';
import { limits } from '#protocol';

/**
 * Hears of `madang://` links clicked elsewhere. Windows and Linux start the app again with the link as its
 * argument; macOS sends an event, perhaps before the app is ready.
 */
export function listenForLinks(onLink: (link: string) => void): void {
  app.on('open-url', (event, link) => {
    event.preventDefault();
    if (/^madang:/i.test(link) && link.length <= limits.inviteLink) onLink(link);
  });
  // Elsewhere the installed package declares the scheme; Windows has no such place.
  if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient('madang');
}

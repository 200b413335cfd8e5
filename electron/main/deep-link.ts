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
  // Installed packages declare the scheme. The portable app of Windows is installed by nobody, and unpacks itself to
  // another place at each start; its launcher says where it is itself.
  const portable = process.env['PORTABLE_EXECUTABLE_FILE'];
  if (process.platform === 'win32' && portable) app.setAsDefaultProtocolClient('madang', portable);
}

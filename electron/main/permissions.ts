import { systemPreferences, type Session, type WebContents } from 'electron';
import { isOurs } from './app-origin.ts';
import { log } from './logging.ts';

/** Everything that the page may ask for. What is not named here is denied. */
const allowed = new Set([
  'media',
  'display-capture',
  'speaker-selection',
  'clipboard-sanitized-write',
  'fullscreen',
  // Chromium 142 and later ask before a page may reach the local network, which is all that this app does.
  'local-network-access',
  'local-network',
  'loopback-network',
]);

/** Who asks, in the spelling of both of Electron's handlers. */
export interface PermissionAsker {
  permission: string;
  /** The URL or origin of the frame that asks. */
  url: string;
  isMainFrame: boolean;
}

/** Whether a permission is one of the named, and asked for by the app's own page and not a frame in it. */
export function isPermitted({ permission, url, isMainFrame }: PermissionAsker): boolean {
  return allowed.has(permission) && isMainFrame && isOurs(url);
}

/** Denies every permission that is not named, to every page that is not the app's own. */
export function guardPermissions(session: Session): void {
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted({ permission, url: details.requestingUrl ?? origin, isMainFrame: details.isMainFrame }),
  );
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const { requestingUrl, isMainFrame } = details;
    // The handler is told of the top frame too; both have to be ours.
    if (!isPermitted({ permission, url: requestingUrl, isMainFrame }) || !isTopOurs(contents)) {
      log.info(`permission ${permission} denied`);
      callback(false);
      return;
    }
    const kinds = permission === 'media' && 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    systemAllows(kinds).then(callback, (error: unknown) => {
      log.error('asking the system for media access failed', error);
      callback(false);
    });
  });
  session.setDevicePermissionHandler(() => false);
}

// Null, whatever the types say, when the request does not come from a page.
function isTopOurs(contents: WebContents | null): boolean {
  return contents !== null && isOurs(contents.getURL());
}

/** macOS asks the person once per kind, and only when the app asks it to. */
async function systemAllows(kinds: readonly ('video' | 'audio')[]): Promise<boolean> {
  if (process.platform !== 'darwin') return true;
  for (const kind of kinds) {
    const granted = await systemPreferences.askForMediaAccess(kind === 'video' ? 'camera' : 'microphone');
    if (!granted) return false;
  }
  return true;
}

/** The scheme, and the host within it, that the app's own page is served under. */
export const appScheme = 'app';
export const appHost = 'madang';
export const appOrigin = `${appScheme}://${appHost}`;

/** Whether a URL, or an origin as Electron spells it, is the app's own. */
export function isOurs(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}

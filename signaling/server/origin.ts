import type { IncomingMessage } from 'node:http';

/** The desktop app's own scheme. */
const appOrigin = 'app://madang';

/**
 * Whether a page may open a connection: the desktop app, and pages served by this very server. Programs send
 * no Origin and are let through; the check is there for browsers, which send it truthfully, so that a page
 * of some website cannot reach into the network it is shown on (RFC 6455, section 10.2).
 */
export function isAllowedOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origin === appOrigin) return true;
  return (
    host !== undefined && URL.canParse(`https://${host}`) && origin === new URL(`https://${host}`).origin
  );
}

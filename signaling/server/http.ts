import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { protocolVersion, type Health, type RoomSummary } from '#protocol';
import type { GuestApp } from './guest-app.ts';
import { metricsType } from './metrics/server-metrics.ts';
import type { Sources } from './proxy/sources.ts';
import { securityHeaders } from './security-headers.ts';

/** What the listener has to show. */
export interface Shown {
  guestApp: GuestApp;
  /** Asked on every `/health`. */
  rooms: () => RoomSummary[];
  /** The text of `/metrics`, and whether other machines may read it. */
  metrics: { isOpen: boolean; read: () => Promise<string> };
  /** Where connections come from. */
  sources: Sources;
}

/** What the listener answers over plain HTTPS: `GET /health`, `GET /metrics` and the guest app's files. */
export function httpListener({ guestApp, rooms, metrics, sources }: Shown): RequestListener {
  return (request, response) => {
    response.setHeaders(new Map(Object.entries(securityHeaders)));
    const withBody = request.method === 'GET';
    if (!withBody && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      // The rest of what is being sent is not waited for.
      response.setHeader('Connection', 'close');
      endWithText(response, 405, 'Method not allowed', true);
      return;
    }
    const path = pathOf(request);
    if (path === '/health') answerHealth(response, rooms(), withBody);
    else if (path === '/metrics' && (metrics.isOpen || isFromHere(sources.of(request.socket))))
      void answerMetrics(response, metrics.read, withBody);
    else if (!guestApp.respond(path, withBody, response)) endWithText(response, 404, 'Not found', withBody);
  };
}

// Taken as it was sent: parsing it as a URL would resolve `..` first.
function pathOf({ url = '' }: IncomingMessage): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}

function answerHealth(response: ServerResponse, rooms: RoomSummary[], withBody: boolean): void {
  const health: Health = { service: 'madang', protocol: protocolVersion, rooms };
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.writeHead(200).end(withBody ? JSON.stringify(health) : undefined);
}

async function answerMetrics(
  response: ServerResponse,
  read: () => Promise<string>,
  withBody: boolean,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  let text: string;
  try {
    text = await read();
  } catch {
    // Whoever scrapes sees that the numbers are missing, and the process goes on.
    endWithText(response, 500, 'Internal error', withBody);
    return;
  }
  response.setHeader('Content-Type', metricsType);
  response.writeHead(200).end(withBody ? text : undefined);
}

// The address of the connection, never a header of HTTP: anyone can write those.
function isFromHere(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}

function endWithText(response: ServerResponse, status: number, text: string, withBody: boolean): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(withBody ? text : undefined);
}

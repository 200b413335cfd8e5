import { request } from 'node:https';
import { TLSSocket } from 'node:tls';
import * as v from 'valibot';
import { health, healthOfAnyVersion, protocolVersion, type RoomSummary } from '#protocol';
import { fingerprintOf } from './pins.ts';

const longestBytes = 256 * 1024;
const patienceMs = 3_000;

/** What `GET /health` said, as far as this version understands it. */
export type HealthReply =
  | { kind: 'madang'; rooms: RoomSummary[] }
  | { kind: 'other-protocol'; speaks: number }
  | { kind: 'not-madang' };

/** What one host showed: nothing, something without TLS, or a certificate and a reply. */
export type HostReply =
  { kind: 'silent' } | { kind: 'not-tls' } | { kind: 'tls'; fingerprint: string; health: HealthReply };

/** Reads the body of `/health`. Another version of the wire is told apart from what is not Madang at all. */
export function readHealth(body: string): HealthReply {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { kind: 'not-madang' };
  }
  const any = v.safeParse(healthOfAnyVersion, value);
  if (!any.success) return { kind: 'not-madang' };
  const { protocol } = any.output;
  if (protocol !== protocolVersion) return { kind: 'other-protocol', speaks: protocol };
  const ours = v.safeParse(health, value);
  return ours.success ? { kind: 'madang', rooms: ours.output.rooms } : { kind: 'not-madang' };
}

/**
 * Asks one host for its health and its certificate. The certificate is not judged here, only reported, and
 * nothing secret is sent.
 * @param signal ends the request early
 */
export function askHealth(host: string, port: number, signal: AbortSignal): Promise<HostReply> {
  return new Promise((resolve) => {
    let fingerprint: string | null = null;
    const settle = (reply: HealthReply, error?: NodeJS.ErrnoException) => {
      if (fingerprint !== null) resolve({ kind: 'tls', fingerprint, health: reply });
      else resolve({ kind: isTlsFailure(error) ? 'not-tls' : 'silent' });
    };
    const asking = request({
      host,
      port,
      path: '/health',
      agent: false,
      rejectUnauthorized: false,
      signal,
    });
    // Not AbortSignal.any with AbortSignal.timeout: nothing holds on to those, and in Node 20 the garbage
    // collector may take the timeout away before it fires.
    const patience = setTimeout(() => asking.destroy(), patienceMs);
    asking.on('close', () => {
      clearTimeout(patience);
    });
    asking.on('socket', (socket) => {
      socket.once('secureConnect', () => {
        const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
        if (certificate) fingerprint = fingerprintOf(certificate.raw);
      });
    });
    asking.on('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > longestBytes) asking.destroy();
        else parts.push(part);
      });
      response.on('end', () => {
        const body = response.statusCode === 200 ? Buffer.concat(parts).toString('utf8') : '';
        settle(readHealth(body));
      });
      response.on('error', () => {
        settle({ kind: 'not-madang' });
      });
    });
    asking.on('error', (error) => {
      settle({ kind: 'not-madang' }, error);
    });
    asking.end();
  });
}

/** Whether a host did answer, but with something other than TLS. */
function isTlsFailure(error: NodeJS.ErrnoException | undefined): boolean {
  return error?.code === 'EPROTO' || error?.code?.startsWith('ERR_SSL_') === true;
}

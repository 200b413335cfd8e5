import type { RefusalReason } from '#protocol';

/** The DTLS certificates of a connection, by the fingerprints in its two descriptions. */
export interface DtlsFingerprints {
  readonly self: string;
  readonly peer: string;
}

/** What follows from what came: something to say, and how the check ended, once it has. */
export interface CheckStep {
  readonly say?: string;
  readonly end?: 'passed' | RefusalReason;
}

/** What has to pass over a new connection before anything else is said or taken over it. */
export interface ConnectionCheck {
  /** The channel is open. */
  begin(fingerprints: DtlsFingerprints): Promise<CheckStep>;
  /** Takes what came; called again only when the last call has settled. */
  handleMessage(data: unknown): Promise<CheckStep>;
  /** It has passed, and counts: the connection was not given up meanwhile. */
  handlePassed(): void;
}

/** Makes the check of a connection. @param offered whether this side makes the connection's first offer */
export type CreateCheck = (id: string, offered: boolean) => ConnectionCheck;

type Described = Pick<RTCPeerConnection, 'currentLocalDescription' | 'currentRemoteDescription'>;

/** Of a connection; an empty text where a description names none by SHA-256, or several. Null before both are set. */
export function fingerprintsOf(connection: Described): DtlsFingerprints | null {
  const { currentLocalDescription: local, currentRemoteDescription: remote } = connection;
  return local && remote && { self: fingerprintIn(local.sdp), peer: fingerprintIn(remote.sdp) };
}

/**
 * The fingerprint that a description names (RFC 8122, section 5).
 * @returns upper-case hexadecimal with colons; empty when there is none by SHA-256, or others beside it
 */
export function fingerprintIn(sdp: string): string {
  const lines = sdp.split(/\r?\n/).filter((line) => line.startsWith('a=fingerprint:'));
  const [only, ...others] = new Set(
    lines.map((line) => line.slice('a=fingerprint:'.length).trim().toUpperCase()),
  );
  const [, digits = ''] = /^SHA-256 ((?:[\dA-F]{2}:){31}[\dA-F]{2})$/.exec(only ?? '') ?? [];
  return others.length === 0 ? digits : '';
}

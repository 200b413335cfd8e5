// The connections of a page to others, as its engine has them, whatever the app shows of them.
import type { Page } from '@playwright/test';

/** One connection to somebody. */
export interface SeenPeer {
  everConnected: boolean;
  now: RTCPeerConnectionState;
  /** What has come over it in all, and of pictures and sound alone, in bytes. */
  received: number;
  media: number;
}

declare global {
  interface Window {
    seenPeers?: { connection: RTCPeerConnection; channel: RTCDataChannel; everConnected: boolean }[];
  }
}

/**
 * Keeps an eye on the connections to others that are made from now on; the one to oneself has no data channel.
 * @param clings the page closes none of them, as the app of somebody who wants to have more would not
 */
export async function watchPeers(window: Page, clings = false): Promise<void> {
  await window.evaluate((isClinging) => {
    const seen: NonNullable<Window['seenPeers']> = [];
    globalThis.window.seenPeers = seen;
    const Original = RTCPeerConnection;
    globalThis.window.RTCPeerConnection = class extends Original {
      override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
        const channel = super.createDataChannel(label, options);
        if (label === 'madang') {
          const peer = { connection: this, channel, everConnected: false };
          seen.push(peer);
          this.addEventListener('connectionstatechange', () => {
            peer.everConnected ||= this.connectionState === 'connected';
          });
        }
        return channel;
      }

      override close(): void {
        if (!isClinging) super.close();
      }
    };
  }, clings);
}

/** The connections so far, in the order in which they were made. */
export function peersOf(window: Page): Promise<SeenPeer[]> {
  return window.evaluate(() =>
    Promise.all(
      (globalThis.window.seenPeers ?? []).map(async ({ connection, everConnected }) => {
        let [received, media] = [0, 0];
        (await connection.getStats()).forEach((report: RTCInboundRtpStreamStats | RTCTransportStats) => {
          if (report.type === 'transport') received += report.bytesReceived ?? 0;
          if (report.type === 'inbound-rtp') media += report.bytesReceived ?? 0;
        });
        return { everConnected, now: connection.connectionState, received, media };
      }),
    ),
  );
}

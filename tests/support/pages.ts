// Peer connections between bare pages, with the test itself as the signaling: what the media and the network
// allow without Madang. It proves the measuring, and is what benches compare with.
import type { Page } from '@playwright/test';

/**
 * Connects two pages: each sends its fake camera and microphone, and shows the other in a <video>. Candidates
 * travel inside the descriptions.
 */
export async function connectPages(offerer: Page, answerer: Page): Promise<void> {
  const offer = await offerer.evaluate(describe, null);
  const answer = await answerer.evaluate(describe, offer);
  await offerer.evaluate(async (description) => {
    const connection = window.bareConnection;
    if (connection === undefined) throw new Error('no connection');
    await connection.setRemoteDescription(description);
  }, answer);
}

/** The empty page of the bare app, for showing it in a browser too. */
export const barePage = new URL('bare-app/index.html', import.meta.url).href;

/** The video in which a page of `connectPages` shows the other. */
export const remoteVideo = 'video#remote';

declare global {
  interface Window {
    bareConnection?: RTCPeerConnection;
  }
}

/** Runs in a page: makes the connection and its offer, or its answer to the offer given. */
async function describe(offer: RTCSessionDescriptionInit | null): Promise<RTCSessionDescriptionInit> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const connection = new RTCPeerConnection();
  window.bareConnection = connection;
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  const video = document.createElement('video');
  video.id = 'remote';
  video.autoplay = true;
  document.body.append(video);
  connection.ontrack = ({ streams: [arrived] }) => {
    video.srcObject = arrived ?? null;
  };
  if (offer !== null) await connection.setRemoteDescription(offer);
  await connection.setLocalDescription();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
  const description = connection.localDescription;
  if (description === null) throw new Error('no description');
  return { type: description.type, sdp: description.sdp };
}

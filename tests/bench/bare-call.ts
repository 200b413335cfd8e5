// A call without Madang: two peer connections in one page of the bare app, handing each other descriptions and
// candidates directly. Signaling costs nothing, and no process has to be crossed.
import type { Locator, Page } from '@playwright/test';

/** Opens camera and microphone, as the green room has before Join, and gives the button that connects. */
export async function prepareBareCall(page: Page, name: string): Promise<Locator> {
  await page.evaluate(async (label) => {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    const preview = Object.assign(document.createElement('video'), { muted: true, srcObject: stream });
    await preview.play();
    let ends: RTCPeerConnection[] = [];

    const show = ({ track }: RTCTrackEvent) => {
      const element = document.createElement(track.kind === 'video' ? 'video' : 'audio');
      element.autoplay = true;
      element.srcObject = new MediaStream([track]);
      element.setAttribute('data-participant', 'far');
      element.setAttribute('data-publication', track.kind === 'video' ? 'camera' : 'microphone');
      const article = document.querySelector('article') ?? document.createElement('article');
      article.setAttribute('aria-label', label);
      article.setAttribute('data-participant', 'far');
      article.append(element);
      document.body.append(article);
    };
    const connect = async () => {
      const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
      ends = [near, far];
      near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
      far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
      near.ontrack = show;
      for (const end of ends) for (const track of stream.getTracks()) end.addTrack(track, stream);
      await near.setLocalDescription();
      if (near.localDescription) await far.setRemoteDescription(near.localDescription);
      await far.setLocalDescription();
      if (far.localDescription) await near.setRemoteDescription(far.localDescription);
    };

    const button = Object.assign(document.createElement('button'), { textContent: 'Connect' });
    button.addEventListener('click', () => void connect());
    const hangUp = Object.assign(document.createElement('button'), { textContent: 'Hang up' });
    hangUp.addEventListener('click', () => {
      for (const end of ends) end.close();
      document.querySelector('article')?.remove();
    });
    document.body.append(button, hangUp);
  }, name);
  return page.getByRole('button', { name: 'Connect' });
}

/** Ends the call of `prepareBareCall`; it can connect again. */
export async function hangUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hang up' }).click();
}

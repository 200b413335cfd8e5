// Proves the measuring itself: known media go in as fake devices, through a real peer connection with the
// browser's audio processing on, and are recognised; and what is not there is not recognised.
import { expect, type Page } from '@playwright/test';
import { expectToSee, isColour, readPicture, watchTimecode } from '../media/decode.ts';
import { dominantTone, expectSilence, expectToHear, listen } from '../media/listen.ts';
import { people, tones, type SyntheticPerson } from '../media/people.mjs';
import { test } from '../support/app.ts';

/** Sends the page's camera and microphone over a loopback connection into a <video>. */
async function loopBack(page: Page, scaleDown = 1): Promise<void> {
  await page.evaluate(async (scaleResolutionDownBy) => {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: true,
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
    from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
    to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
    const video = document.createElement('video');
    video.autoplay = true;
    document.body.append(video);
    to.ontrack = ({ streams: [arrived] }) => {
      video.srcObject = arrived ?? null;
    };
    for (const track of stream.getTracks()) {
      const sendEncodings = track.kind === 'video' ? [{ scaleResolutionDownBy }] : [];
      from.addTransceiver(track, { streams: [stream], sendEncodings });
    }
    await from.setLocalDescription();
    if (from.localDescription !== null) await to.setRemoteDescription(from.localDescription);
    await to.setLocalDescription();
    if (to.localDescription !== null) await from.setRemoteDescription(to.localDescription);
    document.addEventListener('mute', () => {
      for (const track of stream.getTracks()) track.enabled = false;
    });
  }, scaleDown);
}

function otherThan(person: SyntheticPerson): SyntheticPerson {
  return person === people.ara ? people.bora : people.ara;
}

for (const person of Object.values(people)) {
  test(`${person.name} is seen and heard through a peer connection`, async ({ launchBare }) => {
    const { window } = await launchBare({ camera: person, microphone: person });
    await loopBack(window);
    const video = window.locator('video');
    await expectToSee(video, person.colour);
    await expectToHear(video, person.hertz, tones);

    const picture = await readPicture(video);
    for (const other of Object.values(people)) {
      expect(isColour(picture?.colour, other.colour), other.name).toBe(other === person);
    }
    await expect(expectToSee(video, otherThan(person).colour, 500)).rejects.toThrow('Wanted the colour');
    const otherHertz = otherThan(person).hertz;
    await expect(expectToHear(video, otherHertz, tones, 500)).rejects.toThrow(
      `Wanted ${String(otherHertz)} Hz`,
    );
    // There was sound all the while: it was the wrong one that was not heard.
    await expectToHear(video, person.hertz, tones);
  });
}

test('a tone outlasts the noise suppression', async ({ launchBare }) => {
  const { window } = await launchBare({ camera: people.ara, microphone: people.ara });
  await loopBack(window);
  const video = window.locator('video');
  const { shares, levelDb } = await listen(video, [people.ara.hertz], 6);
  expect(shares[0]).toBeGreaterThan(0.9);
  expect(levelDb).toBeGreaterThan(-45);
});

test('a picture cropped to a square and mirrored is still read', async ({ launchBare }) => {
  const { window } = await launchBare({ camera: people.dain, microphone: people.dain });
  await window.evaluate(async () => {
    const video = { width: { exact: 180 }, height: { exact: 180 }, resizeMode: 'crop-and-scale' };
    const element = document.createElement('video');
    element.autoplay = true;
    element.srcObject = await navigator.mediaDevices.getUserMedia({ video });
    element.style.cssText = 'width: 90px; height: 300px; object-fit: cover; transform: scaleX(-1)';
    document.body.append(element);
  });
  const video = window.locator('video');
  await expectToSee(video, people.dain.colour);
  // What the element's style does to the picture does not reach the frame that is read.
  expect(await readPicture(video)).toMatchObject({ width: 180, height: 180, mirrored: false });
});

test('a picture scaled to a fifth is still read', async ({ launchBare }) => {
  const { window } = await launchBare({ camera: people.ara, microphone: people.ara });
  await loopBack(window, 5);
  const pictures = await watchTimecode(window.locator('video'));
  expect(pictures.at(-1)?.width).toBeLessThanOrEqual(64);
});

test('a muted microphone and a dark camera are noticed', async ({ launchBare }) => {
  const { window } = await launchBare({ camera: people.bora, microphone: people.bora });
  await loopBack(window);
  const video = window.locator('video');
  await expectToHear(video, people.bora.hertz, tones);
  await window.evaluate(() => document.dispatchEvent(new Event('mute')));
  await expectSilence(video);
  expect(dominantTone(await listen(video, tones), tones)).toBeNull();
  await expect.poll(async () => (await readPicture(video))?.timecode).toBeNull();
  await expect(watchTimecode(video, { timeoutMs: 1500 })).rejects.toThrow('did not move');
});

test('a picture that stands still is noticed', async ({ launchBare }) => {
  const { window } = await launchBare({ camera: people.chan, microphone: people.chan });
  await loopBack(window);
  const video = window.locator('video');
  await watchTimecode(video);
  await video.evaluate((element) => {
    if (element instanceof HTMLVideoElement) element.pause();
  });
  await expect(watchTimecode(video, { timeoutMs: 1500 })).rejects.toThrow('did not move');
  await expect(expectToHear(video, people.chan.hertz, tones, 2000)).rejects.toThrow('"audible":false');
});

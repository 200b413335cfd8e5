// When somebody is seen and heard, told by one watcher in the page, the same for the app and for what it is
// compared with: <article aria-label="NAME"> holds the video, and an <audio> of the same participant the sound.
import type { Locator } from '@playwright/test';
import { tones, type SyntheticPerson } from '../media/people.mjs';

/** Milliseconds after the press; each is of the last of those who were waited for. */
export interface Arrival {
  /** The first picture has a place on the screen. */
  readonly inRoom: number;
  readonly seen: number;
  readonly heard: number;
  /** The later of the two. */
  readonly arrived: number;
}

/** Presses the button and waits until all of these people are seen in their colour and heard with their tone. */
export async function pressAndAwait(button: Locator, others: readonly SyntheticPerson[]): Promise<Arrival> {
  return button.evaluate(
    async (trigger, { others: people, tones: allTones, timeoutMs }) => {
      if (!(trigger instanceof HTMLButtonElement)) throw new Error('not a button');
      const sound = new AudioContext();
      await sound.resume();
      const canvas = new OffscreenCanvas(1, 1);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('no canvas');
      const began = performance.now();
      const since = () => performance.now() - began;

      const poll = <T>(what: string, look: () => T | null): Promise<T> =>
        new Promise((resolve, reject) => {
          const again = () => {
            const found = look();
            if (found !== null) resolve(found);
            else if (since() > timeoutMs) reject(new Error(`no ${what} after ${String(timeoutMs)} ms`));
            else setTimeout(again, 5);
          };
          again();
        });

      const articleOf = (name: string) => document.querySelector(`article[aria-label="${name}"]`);
      // A corner of the frame, away from the time code.
      const showsColour = (video: HTMLVideoElement, colour: readonly number[]) => {
        context.drawImage(video, 0, 0, video.videoWidth / 8, video.videoHeight / 8, 0, 0, 1, 1);
        const pixel = context.getImageData(0, 0, 1, 1).data;
        return Math.hypot(...colour.map((wanted, at) => wanted - (pixel[at] ?? 0))) < 50;
      };
      const seen = async ({ name, colour }: (typeof people)[number]) => {
        const video = await poll(`video of ${name}`, () => articleOf(name)?.querySelector('video') ?? null);
        await new Promise<void>((resolve, reject) => {
          const giveUp = setTimeout(() => reject(new Error(`${name} not seen`)), timeoutMs);
          const onFrame = () => {
            if (!showsColour(video, colour)) return video.requestVideoFrameCallback(onFrame);
            clearTimeout(giveUp);
            resolve();
            return 0;
          };
          video.requestVideoFrameCallback(onFrame);
        });
        return since();
      };
      const heard = async ({ name, hertz }: (typeof people)[number]) => {
        const playing = await poll(`sound of ${name}`, () => {
          const id = articleOf(name)?.getAttribute('data-participant') ?? '';
          const audio = document.querySelector(
            `audio[data-publication="microphone"][data-participant="${id}"]`,
          );
          const stream = audio instanceof HTMLAudioElement && !audio.paused && audio.srcObject;
          return stream instanceof MediaStream ? stream : null;
        });
        const analyser = new AnalyserNode(sound, { fftSize: 2048, smoothingTimeConstant: 0 });
        sound.createMediaStreamSource(playing).connect(analyser);
        const bins = new Float32Array(analyser.frequencyBinCount);
        const level = (tone: number) =>
          bins[Math.round((tone * analyser.fftSize) / sound.sampleRate)] ?? -200;
        await poll(`tone of ${name}`, () => {
          analyser.getFloatFrequencyData(bins);
          const loudest = Math.max(...allTones.filter((tone) => tone !== hertz).map(level));
          return level(hertz) > -60 && level(hertz) > loudest + 10 ? true : null;
        });
        return since();
      };

      trigger.click();
      const [inRoom, pictures, sounds] = await Promise.all([
        poll('tile', () => articleOf(people[0]?.name ?? '')).then(since),
        Promise.all(people.map(seen)),
        Promise.all(people.map(heard)),
      ]);
      await sound.close();
      const [lastSeen, lastHeard] = [Math.max(...pictures), Math.max(...sounds)];
      return { inRoom, seen: lastSeen, heard: lastHeard, arrived: Math.max(lastSeen, lastHeard) };
    },
    { others, tones, timeoutMs: 60_000 },
  );
}

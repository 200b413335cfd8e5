// Says what a media element really gets to hear: the energy of its stream around given frequencies.
import type { Locator } from '@playwright/test';
import { until } from './until.ts';

/** What was heard over one stretch of sound. */
export interface Heard {
  /** Loudness of all between 100 Hz and 8 kHz, in decibels below full scale; -Infinity for silence. */
  readonly levelDb: number;
  /** For each frequency asked for, its share of that energy, 0 to 1. */
  readonly shares: readonly number[];
  /** Whether the element lets it out: playing, not muted, volume up. */
  readonly audible: boolean;
}

/**
 * Listens to the stream of a <video> or <audio> for `seconds` of its own sound clock (longer than one pulse
 * of a synthetic microphone). It hears the stream itself, muted or not; `audible` tells that apart.
 */
export async function listen(element: Locator, hertz: readonly number[], seconds = 0.7): Promise<Heard> {
  return element.evaluate(
    async (media, wanted) => {
      if (!(media instanceof HTMLMediaElement)) throw new Error('not a media element');
      const audible = !media.paused && !media.muted && media.volume > 0;
      const stream = media.srcObject;
      const silence = { levelDb: -Infinity, shares: wanted.hertz.map(() => 0), audible };
      if (!(stream instanceof MediaStream) || stream.getAudioTracks().length === 0) return silence;

      const context = new AudioContext();
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(stream).connect(analyser);
      const bins = new Float32Array(analyser.frequencyBinCount);
      const power = new Float64Array(bins.length);
      let snapshots = 0;
      await new Promise<void>((resolve, reject) => {
        const giveUp = setTimeout(() => {
          reject(new Error(`The page's sound clock stands still: ${context.state}`));
        }, 10_000);
        // One snapshot for each window's length of sound, so that each moment counts once.
        const windowSeconds = analyser.fftSize / context.sampleRate;
        let next = windowSeconds;
        const look = (): void => {
          if (context.currentTime >= next) {
            analyser.getFloatFrequencyData(bins);
            bins.forEach((decibels, at) => {
              power[at] = (power[at] ?? 0) + 10 ** (decibels / 10);
            });
            snapshots += 1;
            next = context.currentTime + windowSeconds;
          }
          if (context.currentTime < wanted.seconds) {
            setTimeout(look, 10);
          } else {
            clearTimeout(giveUp);
            resolve();
          }
        };
        look();
      });
      const binHertz = context.sampleRate / analyser.fftSize;
      await context.close();

      const energy = (from: number, to: number): number => {
        let sum = 0;
        for (let at = Math.ceil(from / binHertz); at <= to / binHertz; at += 1) sum += power[at] ?? 0;
        return sum / Math.max(snapshots, 1);
      };
      const total = energy(100, 8000);
      // The tones sway by 2 %; twice that on either side holds all of one and nothing of the next.
      const shares = wanted.hertz.map((tone) => (total > 0 ? energy(tone * 0.96, tone * 1.04) / total : 0));
      return { levelDb: 10 * Math.log10(total), shares, audible };
    },
    { hertz, seconds },
  );
}

/** Below this there is nothing to hear: the rest of a suppressed or muted microphone. */
const quietDb = -70;

/** Which of the tones is clearly the one heard (most of the energy, the others next to nothing); null if none. */
export function dominantTone(heard: Heard, hertz: readonly number[]): number | null {
  if (heard.levelDb < quietDb) return null;
  const first = Math.max(...heard.shares);
  const others = heard.shares.filter((share) => share !== first);
  if (first < 0.5 || others.some((share) => share > 0.05)) return null;
  return hertz[heard.shares.indexOf(first)] ?? null;
}

/** Asserts that the element gets this tone and none of the others, and lets it out. */
export async function expectToHear(
  element: Locator,
  hertz: number,
  all: readonly number[],
  timeoutMs = 15_000,
): Promise<void> {
  await until(
    `${String(hertz)} Hz, playing`,
    async () => {
      const heard = await listen(element, all);
      return { ...heard, tone: dominantTone(heard, all) };
    },
    ({ tone, audible }) => tone === hertz && audible,
    timeoutMs,
  );
}

/** Asserts that nothing comes out of the element's stream, as when its microphone is muted. */
export async function expectSilence(element: Locator, timeoutMs = 15_000): Promise<void> {
  await until(
    'silence',
    () => listen(element, []),
    ({ levelDb }) => levelDb < quietDb,
    timeoutMs,
  );
}

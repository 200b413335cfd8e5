// Flashes and beeps that begin in the same moment, and by how much the one comes out after the other.

/** Where a picture and its sound come out. */
export interface Outlet {
  readonly video: HTMLVideoElement;
  readonly sound: MediaStream;
}

interface Onsets {
  readonly flashes: number[];
  readonly beeps: number[];
}

const size = { width: 640, height: 360 };
const framesPerSecond = 30;
const darkMs = 900;
const brightMs = 300;
/** A beep that is interrupted for less is one. */
const quietMs = 150;
/** Often enough that it hardly counts. */
const lookEveryMs = 4;

/** A flash and a beep every 1.2 seconds, and an ear and an eye for each place where they come out. */
export class FlashAndBeep {
  readonly #context = new AudioContext();
  readonly #gain = new GainNode(this.#context, { gain: 0 });
  readonly #onsets = new Map<string, Onsets>();
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  #isBright = false;
  readonly picture: MediaStreamTrack;
  readonly sound: MediaStreamTrack;

  constructor() {
    const tone = new OscillatorNode(this.#context, { frequency: 1_000 });
    const destination = this.#context.createMediaStreamDestination();
    tone.connect(this.#gain).connect(destination);
    tone.start();
    const canvas = Object.assign(document.createElement('canvas'), size);
    const context = canvas.getContext('2d', { alpha: false });
    const [picture] = canvas.captureStream(framesPerSecond).getVideoTracks();
    const [sound] = destination.stream.getAudioTracks();
    if (!context || !picture || !sound) throw new Error('no canvas or no sound');
    this.picture = picture;
    this.sound = sound;
    let tick = 0;
    const paint = () => {
      context.fillStyle = this.#isBright ? '#fff' : '#000';
      context.fillRect(0, 0, size.width, size.height);
      // A picture in which nothing moves is not sent each time.
      context.fillStyle = '#888';
      context.fillRect((tick++ * 7) % (size.width - 40), size.height - 60, 40, 40);
    };
    this.#timers.push(setInterval(paint, 1000 / framesPerSecond));
  }

  /** Notes from now on when flashes and beeps come out here. */
  follow(name: string, { video, sound }: Outlet): void {
    const onsets: Onsets = { flashes: [], beeps: [] };
    this.#onsets.set(name, onsets);
    this.#watch(video, onsets.flashes);
    this.#listen(sound, onsets.beeps);
  }

  /** Flashes and beeps so many times; @returns for each outlet how many ms after its beep each flash came out */
  async run(times: number): Promise<Record<string, number[]>> {
    await this.#context.resume();
    for (let turn = 0; turn < times; turn += 1) {
      await pass(darkMs);
      this.#isBright = true;
      this.#gain.gain.value = 0.4;
      await pass(brightMs);
      this.#isBright = false;
      this.#gain.gain.value = 0;
    }
    await pass(darkMs);
    for (const timer of this.#timers) clearInterval(timer);
    return Object.fromEntries([...this.#onsets].map(([name, onsets]) => [name, offsetsOf(onsets)]));
  }

  #watch(video: HTMLVideoElement, flashes: number[]): void {
    const eye = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!eye) throw new Error('no canvas');
    let wasBright = true;
    const onFrame = () => {
      eye.drawImage(video, 0, 0, video.videoWidth / 8, video.videoHeight / 8, 0, 0, 1, 1);
      const isBright = (eye.getImageData(0, 0, 1, 1).data[1] ?? 0) > 128;
      if (isBright && !wasBright) flashes.push(performance.now());
      wasBright = isBright;
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  }

  #listen(sound: MediaStream, beeps: number[]): void {
    const ear = new AnalyserNode(this.#context, { fftSize: 256 });
    this.#context.createMediaStreamSource(sound).connect(ear);
    const samples = new Float32Array(ear.fftSize);
    let loudAt = performance.now();
    const look = () => {
      ear.getFloatTimeDomainData(samples);
      if (Math.max(...samples) < 0.05) return;
      const now = performance.now();
      if (now - loudAt > quietMs) beeps.push(now);
      loudAt = now;
    };
    this.#timers.push(setInterval(look, lookEveryMs));
  }
}

/** Of each flash to the beep that is nearest to it. */
function offsetsOf({ flashes, beeps }: Onsets): number[] {
  return flashes.map((flash) => {
    const offsets = beeps.map((beep) => flash - beep);
    return offsets.toSorted((one, other) => Math.abs(one) - Math.abs(other))[0] ?? Infinity;
  });
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

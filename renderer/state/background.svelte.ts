import { blurCamera, canBlur, type BlurLoad, type BlurredCamera } from '../media/blur/blur-camera.ts';
import type { Profile } from './profile.svelte.ts';

/** `failed`: it was wished for and could not be done, so the camera gives nothing. */
export type BlurStatus = 'off' | 'starting' | 'on' | 'failed';

export interface BackgroundOptions {
  /** Where it is kept whether the person wants a blur. */
  readonly kept: Pick<Profile, 'blur' | 'choose'>;
  /** Other than the engine's, for tests. */
  readonly blur?: typeof blurCamera;
  /** What is to be shown and sent of the camera is another now. */
  readonly onPicture: (picture: MediaStreamTrack | null) => void;
  /** Blurring has failed: the camera is to be turned off. */
  readonly onFailed: (error: unknown) => void;
}

/**
 * What is behind a person: the room as it is, or a blur of it. It fails closed: once a blur is chosen, no picture
 * leaves that is not blurred, also while it starts and when it breaks.
 */
export class Background {
  readonly #options: BackgroundOptions;
  #status = $state<BlurStatus>('off');
  #picture = $state.raw<MediaStreamTrack | null>(null);
  #load = $state.raw<BlurLoad | null>(null);
  #camera: MediaStreamTrack | null = null;
  #blurred: BlurredCamera | null = null;

  constructor(options: BackgroundOptions) {
    this.#options = options;
  }

  /** A blur is possible in this engine. */
  get isAble(): boolean {
    return canBlur();
  }

  /** The person wants a blur. */
  get isChosen(): boolean {
    return this.#options.kept.blur;
  }

  get status(): BlurStatus {
    return this.#status;
  }

  /** What is to be shown and sent of the camera. */
  get picture(): MediaStreamTrack | null {
    return this.#picture;
  }

  /** What the blur costs; null before that is known. */
  get load(): BlurLoad | null {
    return this.#load;
  }

  /** The camera is on, is another, or is off; or it is as it was, and how it is doing has changed. */
  handleCamera(camera: MediaStreamTrack | null): void {
    if (camera === this.#camera) {
      // Whoever is told of the picture also tells others how the camera is doing.
      this.#show(this.#picture);
      return;
    }
    this.#camera = camera;
    this.#apply();
  }

  /** Blurs what is behind the person from now on, or shows it. */
  choose(isBlurred: boolean): void {
    this.#options.kept.choose({ blur: isBlurred });
    this.#apply();
  }

  #apply(): void {
    this.#end();
    if (this.#camera && this.isChosen) this.#begin(this.#camera);
    else {
      // A failure stays known while the camera is off because of it.
      if (this.#status !== 'failed' || !this.isChosen) this.#status = 'off';
      this.#show(this.#camera);
    }
  }

  #begin(camera: MediaStreamTrack): void {
    this.#status = 'starting';
    this.#show(null);
    try {
      const { blur = blurCamera } = this.#options;
      const blurred = blur(camera, {
        onReady: () => {
          this.#status = 'on';
          this.#show(blurred.track);
        },
        onLoad: (load) => {
          this.#load = load;
        },
        onFailed: (error) => this.#fail(error),
      });
      this.#blurred = blurred;
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#end();
    this.#status = 'failed';
    this.#show(null);
    this.#options.onFailed(error);
  }

  #end(): void {
    this.#blurred?.close();
    this.#blurred = null;
    this.#load = null;
  }

  #show(picture: MediaStreamTrack | null): void {
    this.#picture = picture;
    this.#options.onPicture(picture);
  }
}

import type { EncodingSettings } from './encoding-settings.ts';

/** What a viewer's estimate of its path may grow to, over what it is sent: room to see that it could have more. */
const headroom = 1.3;

/**
 * The engine measures a path that sends little when the sum of what may be sent changes (WebRTC's probing on
 * allocation); so much is enough.
 */
const probeStep = 10_000;

/** Bounds what the engine may estimate one viewer's path at: it estimates no more than may be sent. */
export class EstimateBound {
  readonly #settings: EncodingSettings;
  #bitrate = 0;
  #isRaised = false;

  constructor(settings: EncodingSettings, bitrate: number) {
    this.#settings = settings;
    this.setBitrate(bitrate);
  }

  /** @param bitrate bit/s that all layers of the publication take together */
  setBitrate(bitrate: number): void {
    this.#bitrate = bitrate;
    this.#apply();
  }

  /** Has the engine measure the path. */
  probe(): void {
    this.#isRaised = !this.#isRaised;
    this.#apply();
  }

  #apply(): void {
    this.#settings.update({ maxBitrate: headroom * this.#bitrate + (this.#isRaised ? probeStep : 0) });
  }
}

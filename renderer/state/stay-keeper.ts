import * as v from 'valibot';
import type { MadangApi } from '#ipc';
import { StaySeal } from '../identity/stay-seal.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import { stay as schema, type KeptStay } from './stay.ts';

type Kept = Pick<KeptStay, 'intent' | 'place'>;

/**
 * Keeps what the page needs to come back into its room by itself when its process ends. It is with main, sealed, since
 * a process that ends takes along what it has. In a browser there is none of it.
 */
export class StayKeeper {
  readonly #desktop: MadangApi | null;
  readonly #media: Pick<LocalMedia, 'camera' | 'microphone'>;
  readonly #seal = new StaySeal();
  #kept: Kept | null = null;
  // One at a time, so that what is kept last is the latest.
  #turn: Promise<void> = Promise.resolve();

  constructor(desktop: MadangApi | null, media: Pick<LocalMedia, 'camera' | 'microphone' | 'on'>) {
    this.#desktop = desktop;
    this.#media = media;
    if (desktop) media.on('track', () => this.#refresh());
  }

  /** A room was entered. */
  keep(kept: Kept): void {
    this.#kept = kept;
    this.#refresh();
  }

  /** The room was left, or has ended. */
  forget(): void {
    if (!this.#kept) return;
    this.#kept = null;
    this.#enqueue(async (desktop) => {
      await desktop.keepStay(null);
      await this.#seal.forget();
    });
  }

  /** What the page before has kept, where it has crashed; null where it has not, or where nothing can be read of it. */
  async take(): Promise<KeptStay | null> {
    const sealed = (await this.#desktop?.takeStay()) ?? null;
    if (sealed === null) return null;
    try {
      const text = await this.#seal.open(sealed);
      const parsed = v.safeParse(schema, text === null ? null : JSON.parse(text));
      if (parsed.success) return parsed.output;
    } catch (error) {
      console.warn('stay', error);
    }
    // Nobody comes back into a room that is hosted here.
    await this.#desktop?.stopHost();
    return null;
  }

  #refresh(): void {
    if (!this.#kept) return;
    this.#enqueue(async (desktop) => {
      if (!this.#kept) return;
      const { camera, microphone } = this.#media;
      const stay: KeptStay = { ...this.#kept, media: { camera: isOn(camera), microphone: isOn(microphone) } };
      await desktop.keepStay(await this.#seal.seal(JSON.stringify(stay)));
    });
  }

  #enqueue(work: (desktop: MadangApi) => Promise<void>): void {
    const desktop = this.#desktop;
    if (!desktop) return;
    this.#turn = this.#turn
      .then(() => work(desktop))
      .catch((error: unknown) => {
        // The call goes on without: it is lost with its page then.
        console.warn('stay not kept', error);
      });
  }
}

const isOn = (status: LocalMedia['camera']) => status === 'on' || status === 'starting';

import type { LocalAddress, MadangApi } from '#ipc';

const refreshMs = 3_000;

/** This machine's addresses on its networks, kept current. */
export class Network {
  #addresses = $state.raw<readonly LocalAddress[] | null>(null);

  constructor(desktop: MadangApi | null) {
    if (!desktop) return;
    void this.#refresh(desktop);
    setInterval(() => void this.#refresh(desktop), refreshMs);
  }

  /** The likeliest to be reachable first; empty without a network, null until known and in a browser. */
  get addresses(): readonly LocalAddress[] | null {
    return this.#addresses;
  }

  async #refresh(desktop: MadangApi): Promise<void> {
    try {
      this.#addresses = await desktop.networkAddresses();
    } catch (error) {
      console.warn('addresses not read', error);
    }
  }
}

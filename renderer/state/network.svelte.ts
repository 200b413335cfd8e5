import type { LocalAddress, MadangApi } from '#ipc';
import { Emitter } from '../call/emitter.ts';
import { onNetworkChanged } from '../media/surroundings.ts';

const refreshMs = 3_000;

/** This machine's addresses on its networks, kept current; tells when they are others than before. */
export class Network extends Emitter<{ change: undefined }> {
  #addresses = $state.raw<readonly LocalAddress[] | null>(null);

  constructor(desktop: MadangApi | null) {
    super();
    // A browser does not say which addresses there are, only that there is a network again.
    onNetworkChanged(() => this.emit('change', undefined));
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
      const before = this.#addresses;
      this.#addresses = await desktop.networkAddresses();
      if (before && namesOf(before) !== namesOf(this.#addresses)) this.emit('change', undefined);
    } catch (error) {
      console.warn('addresses not read', error);
    }
  }
}

function namesOf(addresses: readonly LocalAddress[]): string {
  return addresses
    .map(({ address }) => address)
    .toSorted()
    .join();
}

import type { LocalAddress, MadangApi, NetworkTrouble } from '#ipc';
import { Emitter } from '../call/emitter.ts';
import { onNetworkChanged } from '../media/surroundings.ts';

const refreshMs = 3_000;
// What is wrong with a network seldom changes while its addresses do not.
const examineMs = 20_000;

/** This machine's addresses on its networks, kept current; tells when they are others than before. */
export class Network extends Emitter<{ change: undefined }> {
  readonly #desktop: MadangApi | null;
  #addresses = $state.raw<readonly LocalAddress[] | null>(null);
  #trouble = $state<NetworkTrouble | null>(null);
  #isExamining = false;

  constructor(desktop: MadangApi | null) {
    super();
    this.#desktop = desktop;
    // A browser does not say which addresses there are, only that there is a network again.
    onNetworkChanged(() => this.emit('change', undefined));
    if (!desktop) return;
    void this.#refresh(desktop);
    setInterval(() => void this.#refresh(desktop), refreshMs);
    setInterval(() => void this.#examine(desktop), examineMs);
  }

  /** The likeliest to be reachable first; empty without a network, null until known and in a browser. */
  get addresses(): readonly LocalAddress[] | null {
    return this.#addresses;
  }

  /** Why rooms may not be found here; null while nothing is known to be wrong. */
  get trouble(): NetworkTrouble | null {
    return this.#trouble;
  }

  /** Something has changed that may be wrong: a room is hosted from now on, or no more. */
  look(): void {
    if (this.#desktop) void this.#examine(this.#desktop);
  }

  async #examine(desktop: MadangApi): Promise<void> {
    if (this.#isExamining) return;
    this.#isExamining = true;
    try {
      this.#trouble = await desktop.examineNetwork();
    } catch (error) {
      console.warn('network not examined', error);
    } finally {
      this.#isExamining = false;
    }
  }

  async #refresh(desktop: MadangApi): Promise<void> {
    try {
      const before = this.#addresses;
      this.#addresses = await desktop.networkAddresses();
      const isOther = before === null || namesOf(before) !== namesOf(this.#addresses);
      if (isOther) void this.#examine(desktop);
      if (before && isOther) this.emit('change', undefined);
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

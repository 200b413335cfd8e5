import type { Mesh } from '../call/mesh.ts';
import type { KnownDevice, KnownDevices } from '../identity/known-devices.ts';
import type { Others } from './others.svelte.ts';
import type { Participant } from './participant.svelte.ts';

type DeviceMemory = Pick<KnownDevices, 'find' | 'meet' | 'compare' | 'forget'>;

export interface TrustKeeperOptions {
  readonly known: DeviceMemory;
  readonly others: Others;
  readonly mesh: Pick<Mesh, 'refuse'>;
}

type Person = Pick<Participant, 'id' | 'name' | 'trust'>;

/** Remembers whose devices were met, and what people say of the codes that they compare. */
export class TrustKeeper {
  readonly #options: TrustKeeperOptions;
  /** As they were before this call; those met for the first time are null, however often they come back. */
  readonly #before = new Map<string, KnownDevice | null>();

  constructor(options: TrustKeeperOptions) {
    this.#options = options;
  }

  /** A connection's handshake has passed. Never rejects: without what is remembered, nobody is known. */
  async handlePassed(id: string, code: readonly number[], isByInvite: boolean): Promise<void> {
    const { others, known } = this.#options;
    const person = others.find(id);
    if (!person) return;
    person.trust.handlePassed(code, isByInvite);
    try {
      const found = this.#before.has(id) ? null : await known.find(id);
      // What the person has said meanwhile stands.
      if (!this.#before.has(id)) this.#before.set(id, found);
      person.trust.handleKnown(this.#before.get(id) ?? null);
      // Who was found out is not met: nothing of them is to be known in the next call.
      if (!person.blocked) await known.meet(id, person.name);
    } catch (error) {
      console.warn('known devices', error);
    }
  }

  /** The person says that both see the same code. */
  async agree(person: Person): Promise<void> {
    const { id, name } = person;
    await this.#keep(person, { id, name, isCompared: true }, (known) => known.compare(id, name));
  }

  /** The person says that the codes differ: somebody is in between, and the connection ends on both sides. */
  async differ(person: Person): Promise<void> {
    this.#options.mesh.refuse(person.id, 'code-differs');
    await this.forget(person);
  }

  /** Somebody is to be met as if for the first time. */
  async forget(person: Person): Promise<void> {
    await this.#keep(person, null, (known) => known.forget(person.id));
  }

  async #keep(
    { id, trust }: Person,
    device: KnownDevice | null,
    write: (known: DeviceMemory) => Promise<void>,
  ): Promise<void> {
    this.#before.set(id, device);
    trust.handleKnown(device);
    try {
      await write(this.#options.known);
    } catch (error) {
      // It holds for this call; the next asks again.
      console.warn('known devices', error);
    }
  }
}

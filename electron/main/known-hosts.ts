import * as v from 'valibot';
import { fingerprint, formatAddress } from '#protocol';
import { canonicalHost } from './pins.ts';
import { Stored } from './stored.ts';

/** The oldest are forgotten beyond this many. */
const most = 500;
const schema = v.object({
  hosts: v.pipe(v.array(v.tuple([v.pipe(v.string(), v.maxLength(270)), fingerprint])), v.maxLength(most)),
});

/** Certificates trusted on first use, by the address that a person typed. */
export class KnownHosts {
  readonly #stored: Stored<typeof schema>;

  /** @param directory the profile @param onUnreadable see Stored */
  constructor(directory: string, onUnreadable: (file: string | null) => void) {
    this.#stored = new Stored(directory, 'known-hosts', schema, { hosts: [] }, onUnreadable);
  }

  recall(host: string, port: number): string | null {
    const key = keyOf(host, port);
    return this.#stored.value.hosts.find(([known]) => known === key)?.[1] ?? null;
  }

  /** Remembers a first use; what is known already stays as it is. */
  remember(host: string, port: number, fingerprint: string): void {
    if (this.recall(host, port) !== null) return;
    this.replace(host, port, fingerprint);
  }

  /** A person has decided that another certificate is the right one there from now on. */
  replace(host: string, port: number, fingerprint: string): void {
    const key = keyOf(host, port);
    const others = this.#stored.value.hosts.filter(([known]) => known !== key);
    this.#stored.value = { hosts: [...others.slice(1 - most), [key, fingerprint]] };
  }
}

/** One spelling for an address, whoever spells it. */
export const keyOf = (host: string, port: number) => formatAddress({ host: canonicalHost(host), port });

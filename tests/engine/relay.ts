// The signaling of a room inside one page: hands signals on as the server does, in order, never at once.
import type { IncomingSignal, OutgoingSignal } from '../../signaling/protocol/index.ts';

/** A signal on its way. */
export type Sent = IncomingSignal & { readonly to: string };

/** Relays signals between the participants of one page, keeps all that was sent, and can hold it back. */
export class Relay {
  readonly #inboxes = new Map<string, (signal: IncomingSignal) => void>();
  readonly #sent: Sent[] = [];
  #held: Sent[] | null = null;
  #delivered = 0;

  /** All signals so far, in the order they were sent. */
  get sent(): readonly Sent[] {
    return this.#sent;
  }

  /** How many signals have reached an inbox, or found none. */
  get delivered(): number {
    return this.#delivered;
  }

  connect(id: string, inbox: (signal: IncomingSignal) => void): void {
    this.#inboxes.set(id, inbox);
  }

  disconnect(id: string): void {
    this.#inboxes.delete(id);
  }

  send(from: string, { to, ...signal }: OutgoingSignal): void {
    const sent = { ...signal, from, to };
    this.#sent.push(sent);
    if (this.#held) this.#held.push(sent);
    else this.#deliver(sent);
  }

  /** Keeps back what is sent from now on. */
  hold(): void {
    this.#held ??= [];
  }

  /** Delivers what was kept back, in order, and holds no more. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const sent of held) this.#deliver(sent);
  }

  /** Delivers once more what one has sent to another, as a network might. */
  repeat(from: string, to: string, generation: number): number {
    const old = this.#sent.filter(
      (sent) => sent.from === from && sent.to === to && sent.generation === generation,
    );
    for (const sent of old) this.#deliver(sent);
    return old.length;
  }

  #deliver(sent: Sent): void {
    // Timers of one length run in the order they were set, so each pair's order is kept.
    setTimeout(() => {
      const { to, ...signal } = sent;
      this.#delivered += 1;
      this.#inboxes.get(to)?.(signal);
    });
  }
}

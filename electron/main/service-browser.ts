import { EventEmitter } from 'node:events';
import { Bonjour, type Browser, type Service } from 'bonjour-service';
import { serviceType } from '#protocol';

// Enough for every real interface of a machine; each takes a socket.
const mostInterfaces = 4;

// Multicast is lossy, above all over Wi-Fi, so the question is asked again (RFC 6762, section 5.2).
const askAgainMs = [300, 1_000, 3_000, 9_000];

const changes = ['up', 'down', 'txt-update', 'srv-update'] as const;

/** One round of looking for rooms, over the interfaces that there were when it began. */
export class ServiceBrowser {
  readonly #bonjours: Bonjour[] = [];
  readonly #browsers: Browser[] = [];
  readonly #timers: NodeJS.Timeout[] = [];

  /**
   * @param addresses the interfaces to ask on
   * @param onChange called after each record that came, changed or went
   * @param onError called with what the network did not take; the other interfaces go on
   */
  constructor(addresses: readonly string[], onChange: () => void, onError: (error: Error) => void) {
    for (const address of addresses.slice(0, mostInterfaces)) {
      try {
        this.#open(address, onChange, onError);
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
    for (const after of askAgainMs) {
      const ask = () => {
        for (const browser of this.#browsers) browser.update();
      };
      this.#timers.push(setTimeout(ask, after));
    }
  }

  /** Every record that stands now, unparsed; the same one may have come in over several interfaces. */
  get services(): Service[] {
    return this.#browsers.flatMap((browser) => browser.services);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const browser of this.#browsers) {
      browser.removeAllListeners();
      browser.stop();
    }
    for (const bonjour of this.#bonjours) bonjour.destroy();
  }

  #open(address: string, onChange: () => void, onError: (error: Error) => void): void {
    // Bound to all addresses, since a socket bound to one receives no multicast; asks from this one.
    const options = { port: 5353, interface: address, bind: '0.0.0.0' };
    const bonjour = new Bonjour(options, onError);
    this.#bonjours.push(bonjour);
    // bonjour-service leaves its socket's 'error' events without a listener, and such an event would surface
    // as an uncaught exception.
    const server: unknown = Reflect.get(bonjour, 'server');
    const socket: unknown =
      typeof server === 'object' && server !== null ? Reflect.get(server, 'mdns') : null;
    if (socket instanceof EventEmitter) socket.on('error', onError);
    const browser = bonjour.find({ type: serviceType });
    for (const change of changes) browser.on(change, onChange);
    this.#browsers.push(browser);
  }
}

import type { Service } from 'bonjour-service';
import type { AnnouncedRoom } from '#protocol';
import { multicastAddresses, watchInterfaces } from './interfaces.ts';
import { Liveness } from './liveness.ts';
import { log } from './logging.ts';
import type { ServiceBrowser } from './service-browser.ts';

type Decode = (service: Service) => AnnouncedRoom | null;

// Records come in bursts; the list of rooms is told once for each.
const coalesceMs = 50;
const tickMs = 2_000;
// How long a new round of looking has to find what the old one knew, before the old one is dropped.
const overlapMs = 1_500;
// Beyond this someone floods the network; only the newest are looked at.
const mostRecords = 500;

/** The rooms on the network, live. */
export class Discovery {
  readonly #onChange: (rooms: AnnouncedRoom[]) => void;
  readonly #liveness = new Liveness(() => {
    this.#schedule();
  });
  #browse: ((onChange: () => void) => ServiceBrowser) | null = null;
  #decode: Decode = () => null;
  #browsers: ServiceBrowser[] = [];
  #stops: (() => void)[] = [];
  #scheduled: NodeJS.Timeout | null = null;
  #swap: NodeJS.Timeout | null = null;
  #hidden: string | null = null;
  #told = '[]';
  #started = false;
  #closed = false;

  /** @param onChange called with all rooms when something about them has changed */
  constructor(onChange: (rooms: AnnouncedRoom[]) => void) {
    this.#onChange = onChange;
  }

  /** Starts to look, once. What this needs is loaded only now, so that it does not hold up the window. */
  async start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    const [{ ServiceBrowser }, { decodeAnnouncement }] = await Promise.all([
      import('./service-browser.ts'),
      import('#signaling'),
    ]);
    if (this.#closed) return;
    this.#decode = ({ txt, port, addresses, referer }) =>
      decodeAnnouncement({ txt, port, addresses, from: referer?.address });
    this.#browse = (onChange) =>
      new ServiceBrowser(multicastAddresses(), onChange, (error) => {
        log.warn('discovery: the network does not take multicast', error.message);
      });
    this.#reopen();
    const ticker = setInterval(() => {
      void this.#liveness.tick(this.#announced());
    }, tickMs);
    const stopWatching = watchInterfaces(() => {
      log.info('discovery: interfaces changed');
      this.#reopen();
    });
    this.#stops = [
      stopWatching,
      () => {
        clearInterval(ticker);
      },
    ];
  }

  get rooms(): AnnouncedRoom[] {
    return this.#announced()
      .filter((room) => room.id !== this.#hidden && !this.#liveness.isDead(room))
      .sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id));
  }

  /** Leaves a room out: the one hosted here, or null for none. */
  hide(room: string | null): void {
    this.#hidden = room;
    this.#schedule();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stops) stop();
    for (const timer of [this.#scheduled, this.#swap]) if (timer !== null) clearTimeout(timer);
    for (const browser of this.#browsers) browser.close();
    this.#browsers = [];
  }

  /** A new round over the interfaces of now. The old one stands beside it for a moment: no room flickers. */
  #reopen(): void {
    if (this.#browse === null || this.#closed) return;
    const next = this.#browse(() => {
      this.#schedule();
    });
    this.#browsers.push(next);
    if (this.#swap !== null) clearTimeout(this.#swap);
    this.#swap = setTimeout(() => {
      for (const old of this.#browsers) if (old !== next) old.close();
      this.#browsers = [next];
      this.#schedule();
    }, overlapMs);
  }

  /** The announced rooms by id; of several records for one, the newest. */
  #announced(): AnnouncedRoom[] {
    const services = this.#browsers.flatMap((browser) => browser.services);
    services.sort((one, other) => (one.lastSeen ?? 0) - (other.lastSeen ?? 0));
    const rooms = services.slice(-mostRecords).map(this.#decode);
    return [...new Map(rooms.flatMap((room) => (room === null ? [] : [[room.id, room]]))).values()];
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#scheduled ??= setTimeout(() => {
      this.#scheduled = null;
      const { rooms } = this;
      const told = JSON.stringify(rooms);
      if (told === this.#told) return;
      this.#told = told;
      log.info(`discovery: ${String(rooms.length)} rooms`);
      this.#onChange(rooms);
    }, coalesceMs);
  }
}

import { EventEmitter } from 'node:events';
import Bonjour from 'bonjour-service';
import { serviceType, type AnnouncedRoom } from '#protocol';
import { encodeAnnouncement } from './announcement-record.ts';
import { multicastFailure, multicastPort } from './multicast.ts';

/** A room's presence on the network. */
export interface Announcement {
  /** Announces what changed: how many are inside, or where the host is. Without a gap in which it is gone. */
  update(room: AnnouncedRoom): void;
  /** Says goodbye, so that the room vanishes from everyone's list at once. */
  close(): Promise<void>;
}

// Enough for every real interface of a machine; each takes a socket.
const mostInterfaces = 4;

// People come in bursts, and each announcement is sent to everyone on the network.
const pauseMs = 250;

const goodbyeMs = 500;

/**
 * Publishes a room by DNS-SD (RFC 6763) over multicast DNS (RFC 6762), on each of its IPv4 addresses, under
 * its id. Never throws: where multicast does not work, the room is reached by link or address all the same.
 * @param onRefused called at most once, with the system's error, when the network does not take multicast
 */
export function announceRoom(
  room: AnnouncedRoom,
  onRefused: (error: Error) => void = () => undefined,
): Announcement {
  const publisher = new Publisher(room, onRefused);
  void publisher.start();
  return publisher;
}

class Publisher implements Announcement {
  #room: AnnouncedRoom;
  #published: Bonjour[] = [];
  #timer: NodeJS.Timeout | null = null;
  #state: 'starting' | 'live' | 'over' = 'starting';
  readonly #onRefused: (error: Error) => void;

  constructor(room: AnnouncedRoom, onRefused: (error: Error) => void) {
    this.#room = room;
    this.#onRefused = onRefused;
  }

  async start(): Promise<void> {
    const failures = await Promise.all(interfacesOf(this.#room).map(multicastFailure));
    if (this.#state !== 'starting') return;
    const [failure] = failures;
    if (failure && failures.every((one) => one !== null)) {
      this.#refuse(failure);
      return;
    }
    this.#state = 'live';
    this.#publish();
  }

  update(room: AnnouncedRoom): void {
    const changed = JSON.stringify(room) !== JSON.stringify(this.#room);
    this.#room = room;
    if (!changed || this.#state !== 'live') return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#withdraw();
      this.#publish();
    }, pauseMs);
  }

  async close(): Promise<void> {
    this.#state = 'over';
    if (this.#timer) clearTimeout(this.#timer);
    await Promise.all(this.#published.map(sayGoodbye));
    this.#withdraw();
  }

  #publish(): void {
    this.#published = interfacesOf(this.#room).map((address) => {
      const bonjour = openBonjour(address, (error) => {
        this.#drop(bonjour, error);
      });
      bonjour.publish(serviceOf(this.#room));
      return bonjour;
    });
  }

  // Leaves without a goodbye, which would make the room flicker in everyone's list.
  #withdraw(): void {
    for (const bonjour of this.#published) bonjour.destroy();
    this.#published = [];
  }

  // An interface may go away by itself; the network refuses when the last one has.
  #drop(bonjour: Bonjour, error: Error): void {
    if (!this.#published.includes(bonjour)) return;
    bonjour.destroy();
    this.#published = this.#published.filter((other) => other !== bonjour);
    if (this.#published.length === 0) this.#refuse(error);
  }

  #refuse(error: Error): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    if (this.#timer) clearTimeout(this.#timer);
    this.#onRefused(error);
  }
}

function serviceOf(room: AnnouncedRoom): Parameters<Bonjour['publish']>[0] {
  return {
    name: room.id,
    type: serviceType,
    port: room.port,
    // A host name of its own: two machines of the same name would be taken for one with both addresses.
    host: `madang-${room.id}.local`,
    txt: encodeAnnouncement(room),
    // The id is random, so asking whether the name is taken would only cost time.
    probe: false,
  };
}

function interfacesOf(room: AnnouncedRoom): (string | undefined)[] {
  const ipv4 = room.addresses.filter((address) => !address.includes(':')).slice(0, mostInterfaces);
  return ipv4.length > 0 ? ipv4 : [undefined];
}

function openBonjour(address: string | undefined, onError: (error: Error) => void): Bonjour {
  // Bound to all addresses, since a socket bound to one receives no multicast; sent from this one.
  const oneInterface = { port: multicastPort, interface: address, bind: '0.0.0.0' };
  const bonjour = new Bonjour(address === undefined ? {} : oneInterface, onError);
  // bonjour-service leaves its socket's 'error' events without a listener, and such an event ends the process.
  const server: unknown = Reflect.get(bonjour, 'server');
  const emitter: unknown = typeof server === 'object' && server !== null ? Reflect.get(server, 'mdns') : null;
  if (emitter instanceof EventEmitter) emitter.on('error', onError);
  return bonjour;
}

function sayGoodbye(bonjour: Bonjour): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(resolve, goodbyeMs);
    bonjour.unpublishAll(() => {
      clearTimeout(deadline);
      resolve();
    });
  });
}

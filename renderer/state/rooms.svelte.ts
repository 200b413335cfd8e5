import type { MadangApi } from '#ipc';
import type { AnnouncedRoom } from '#protocol';

/** The rooms on this network, live. Always empty in a browser, which cannot look for them. */
export class Rooms {
  #found = $state.raw<readonly AnnouncedRoom[]>([]);

  constructor(desktop: MadangApi | null) {
    if (!desktop) return;
    let heard = false;
    desktop.onDiscoveryChanged((rooms) => {
      heard = true;
      this.#found = rooms;
    });
    desktop.discoveredRooms().then(
      (rooms) => {
        // A notice that came first is newer than this answer.
        if (!heard) this.#found = rooms;
      },
      (error: unknown) => {
        console.warn('rooms not read', error);
      },
    );
  }

  get found(): readonly AnnouncedRoom[] {
    return this.#found;
  }
}

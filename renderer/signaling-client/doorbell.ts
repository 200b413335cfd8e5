import type { RoomClient } from './room-client.ts';

/** How waiting to be let in ends. */
export type WaitEnd = 'admitted' | 'denied' | 'not-found' | 'replaced' | 'unreachable' | 'cancelled';

/** Listens for the owner's decision. Made before the room is asked for, so that no answer comes too early. */
export class Doorbell {
  readonly #ended: Promise<WaitEnd>;

  /** @param room whose owner decides @param cancel ends the waiting from this side */
  constructor(client: RoomClient, room: string, cancel?: AbortSignal) {
    this.#ended = new Promise((resolve) => {
      const decided = (end: WaitEnd) => (notice: { room: string }) => {
        if (notice.room === room) resolve(end);
      };
      client.on('admitted', decided('admitted'));
      client.on('denied', decided('denied'));
      client.on('room-closed', () => resolve('not-found'));
      client.on('replaced', () => resolve('replaced'));
      client.onLost(() => resolve('unreachable'));
      if (cancel?.aborted === true) resolve('cancelled');
      cancel?.addEventListener('abort', () => resolve('cancelled'), { once: true });
    });
  }

  /** Settles with how the waiting ended. */
  wait(): Promise<WaitEnd> {
    return this.#ended;
  }
}

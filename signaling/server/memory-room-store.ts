import type { Socket } from 'socket.io';
import type { RoomSummary } from '#protocol';
import type { Door } from './on-valid.ts';
import type { NewRoom } from './room-keeper.ts';
import type { Node, RoomStore } from './room-store.ts';

/** The rooms of one process, which serves them all: nothing outlives it. */
export class MemoryRoomStore implements RoomStore {
  #node: Node | null = null;

  start(node: Node): Promise<void> {
    this.#node = node;
    return Promise.resolve();
  }

  agree(_key: string, value: string): Promise<string> {
    return Promise.resolve(value);
  }

  async define(room: NewRoom & { id: string }): Promise<void> {
    await Promise.resolve(this.#node?.open(room));
  }

  doorOf(socket: Socket): Door {
    return socket;
  }

  handleChanged(): void {
    // What has changed is where it is kept.
  }

  summaries(): RoomSummary[] {
    return this.#node?.shared.rooms.summaries ?? [];
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }
}

import type { Socket } from 'socket.io';
import type { NewRoom } from './room-keeper.ts';
import type { RoomSummary } from '#protocol';
import type { Counters } from './metrics/server-metrics.ts';
import type { Context } from './handlers/context.ts';
import type { Door } from './on-valid.ts';
import type { Session } from './sessions.ts';

/** What the handlers of all sockets of a node work on. */
export type Shared = Omit<Context, 'session'> & Pick<Counters, 'refused'>;

/** What a store is given of the server that works on it. */
export interface Node {
  readonly shared: Shared;
  /** Answers requests that arrive at a door, as those of a socket here are answered. */
  readonly answer: (door: Door, session: Session) => void;
  /** Somebody's connection has ended. @param isGoodbye it was closed on purpose */
  readonly gone: (session: Session, isGoodbye: boolean) => void;
  /** A participant of another node is served here: ends what connection they had, and reaches them by this one. */
  readonly takeOver: (session: Session) => void;
  /** Opens a room here. @throws SignalingServerError */
  readonly open: (room: NewRoom) => void;
  /** Serves a room no more. Whoever is inside is disconnected, and not told that it has ended. */
  readonly drop: (room: string) => void;
}

/**
 * Where rooms are kept, who serves each, and the way there. A server that is alone has them in its memory
 * (`memory-room-store.ts`) and serves them all. With a store that several nodes share (`cluster/redis-room-store.ts`),
 * they are one server to participants: each room is served by one node at a time, in that node's memory, and the others
 * pass on what their own participants ask and are told.
 */
export interface RoomStore {
  /** Begins, before the first participant comes. @throws SignalingServerError `no-cluster` */
  start(node: Node): Promise<void>;
  /** Settles on one value for all nodes: that of whoever was first. @returns that one */
  agree(key: string, value: string): Promise<string>;
  /**
   * Makes a room known to all nodes; whichever is asked for it first serves it.
   * @throws SignalingServerError as `createRoom`, where it is opened at once
   */
  define(room: NewRoom & { id: string }): Promise<void>;
  /** The way of what a socket asks, but for `hello`. @returns where this node's own handlers listen */
  doorOf(socket: Socket, session: Session): Door;
  /** Something of a room here has changed that is to outlive this node. */
  handleChanged(): void;
  /** Every room, whoever serves it. */
  summaries(): RoomSummary[];
  /** Hands rooms to the other nodes, if there are any: participants are disconnected and come back there. */
  leave(): Promise<void>;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnouncedRoom, RoomSummary } from '#protocol';
import {
  announceRoom,
  createSignalingServer,
  MemoryRoomStore,
  type Announcement,
  type Log,
  type RoomStore,
  type SignalingServer,
} from '#signaling';
import { readKeptRooms } from './kept-rooms.ts';
import { readKeptRules, RulesKeeper } from './kept-rules.ts';
import { openRooms, type HostedRoom } from './open-rooms.ts';
import type { Plan } from './plan.ts';
import { addressesHere, certificateIn, inProfile } from './profile.ts';

/** What hosting needs beside the plan, and who hears of what happens. */
export interface Surroundings {
  /** The built renderer; not served when it is not there. */
  guestApp: string;
  log: Log;
  onPeopleChanged: (room: RoomSummary) => void;
  /** Called at most once. */
  onMulticastRefused: (error: Error) => void;
}

/** All that a process hosts. */
export interface Hosted {
  rooms: HostedRoom[];
  port: number;
  /** There is no network: only this machine reaches the rooms. */
  loopbackOnly: boolean;
  servesGuests: boolean;
  /** Tells everyone inside that the rooms end, takes them off the network's list, and stops. */
  close(): Promise<void>;
}

/**
 * Opens the rooms of a plan and announces them.
 * @throws SignalingServerError when the server cannot listen; ProfileError; the Redis client's when it is not reached
 */
export async function hostRooms(plan: Plan, around: Surroundings): Promise<Hosted> {
  const { profile } = plan;
  const addresses = addressesHere();
  const servesGuests = existsSync(join(around.guestApp, 'index.html'));
  const certificate = await certificateIn(profile, addresses);
  const kept = await inProfile(profile, async () => ({
    rooms: await readKeptRooms(profile),
    rules: await readKeptRules(profile),
  }));
  const store = plan.redis === null ? new MemoryRoomStore() : await loadRedisStore(plan.redis, around.log);
  const server = await createSignalingServer({
    ...{ port: plan.port, certificate, openMetrics: plan.openMetrics, ice: plan.ice, log: around.log },
    store,
    guestApp: servesGuests ? around.guestApp : null,
  });
  const { fingerprint } = server;
  const { port } = server.address();
  try {
    const place = { addresses, port, fingerprint, ...plan.links };
    const { hosted: rooms, known } = await openRooms(store, plan, kept, place);
    // Several nodes have their decisions in common, in Redis.
    const rules =
      plan.redis === null ? new RulesKeeper(profile, server, known, kept.rules, around.log) : null;
    const loopbackOnly = addresses.every((address) => address.startsWith('127.') || address === '::1');
    const announced = (summary: RoomSummary) => ({ ...summary, fingerprint, addresses, port });
    const announcements =
      // Several nodes would each claim to be the one host.
      loopbackOnly || !plan.announce || plan.redis !== null
        ? new Map<string, Announcement>()
        : announceAll(
            rooms.map(({ summary }) => announced(summary)),
            around.onMulticastRefused,
          );
    followPeople(server, (summary, peopleChanged) => {
      announcements.get(summary.id)?.update(announced(summary));
      if (peopleChanged) around.onPeopleChanged(summary);
    });
    const close = async () => {
      await rules?.close();
      const goodbyes = [...announcements.values()].map((announcement) => announcement.close());
      await Promise.all([server.close('host-left'), ...goodbyes]);
    };
    return { rooms, port, loopbackOnly, servesGuests, close };
  } catch (error) {
    await server.close('host-left');
    throw error;
  }
}

// Loaded only where it is asked for: the desktop app and a single host do without it and its Redis client.
async function loadRedisStore(url: string, log: Log): Promise<RoomStore> {
  const { RedisRoomStore } = await import('../cluster/redis-room-store.ts');
  return new RedisRoomStore({ url, log });
}

function announceAll(
  rooms: readonly AnnouncedRoom[],
  onRefused: (error: Error) => void,
): Map<string, Announcement> {
  let told = false;
  const refuse = (error: Error): void => {
    if (!told) onRefused(error);
    told = true;
  };
  return new Map(rooms.map((room) => [room.id, announceRoom(room, refuse)]));
}

function followPeople(
  server: SignalingServer,
  onChanged: (room: RoomSummary, peopleChanged: boolean) => void,
): void {
  const counts = new Map<string, number>();
  server.onRoomsChanged((rooms) => {
    for (const room of rooms) {
      const before = counts.get(room.id) ?? 0;
      counts.set(room.id, room.participants);
      onChanged(room, before !== room.participants);
    }
  });
}

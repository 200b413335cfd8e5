import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnouncedRoom, Invite, RoomSummary } from '#protocol';
import {
  announceRoom,
  createSignalingServer,
  type Announcement,
  type Log,
  type SignalingServer,
} from '#signaling';
import type { ConfiguredRoom } from './config.ts';
import { policyOf } from './join-key.ts';
import {
  readKeptRooms,
  recall,
  remember,
  writeKeptRooms,
  type KeptRoom,
  type KeptRooms,
} from './kept-rooms.ts';
import { inviteOf, type Place } from './links.ts';
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

/** A hosted room. */
export interface HostedRoom {
  summary: RoomSummary;
  invite: Invite;
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
 * @throws SignalingServerError when the server cannot listen; ProfileError
 */
export async function hostRooms(plan: Plan, around: Surroundings): Promise<Hosted> {
  const { profile } = plan;
  const addresses = addressesHere();
  const servesGuests = existsSync(join(around.guestApp, 'index.html'));
  const certificate = await certificateIn(profile, addresses);
  const kept = await inProfile(profile, () => readKeptRooms(profile));
  const server = await createSignalingServer({
    ...{ port: plan.port, certificate, openMetrics: plan.openMetrics, ice: plan.ice, log: around.log },
    guestApp: servesGuests ? around.guestApp : null,
  });
  const { fingerprint } = server;
  const { port } = server.address();
  try {
    const rooms = await openRooms(server, plan, kept, { addresses, port, fingerprint });
    const loopbackOnly = addresses.every((address) => address.startsWith('127.') || address === '::1');
    const announced = (summary: RoomSummary) => ({ ...summary, fingerprint, addresses, port });
    const announcements =
      loopbackOnly || !plan.announce
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
      const goodbyes = [...announcements.values()].map((announcement) => announcement.close());
      await Promise.all([server.close('host-left'), ...goodbyes]);
    };
    return { rooms, port, loopbackOnly, servesGuests, close };
  } catch (error) {
    await server.close('host-left');
    throw error;
  }
}

async function openRooms(
  server: SignalingServer,
  plan: Plan,
  kept: KeptRooms | null,
  place: Place,
): Promise<HostedRoom[]> {
  const recalled = plan.rooms.map((room) => ({
    room,
    known: recall(kept, { ...room, owner: room.owner ?? null }),
  }));
  const now = remember(
    kept,
    recalled.map(({ known }) => known),
    place.port,
  );
  await inProfile(plan.profile, () => writeKeptRooms(plan.profile, now));
  return Promise.all(
    recalled.map(async ({ room, known }) => ({
      summary: await open(server, plan.owner, room, known),
      invite: inviteOf(known, place),
    })),
  );
}

async function open(
  server: SignalingServer,
  host: string,
  { passphrase, capacity }: ConfiguredRoom,
  known: KeptRoom,
): Promise<RoomSummary> {
  const access = await policyOf(known, passphrase);
  return server.createRoom({
    ...{ id: known.id, name: known.name, owner: host, access },
    ...(known.owner === null ? {} : { ownerId: known.owner }),
    ...(capacity === undefined ? {} : { capacity }),
  });
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

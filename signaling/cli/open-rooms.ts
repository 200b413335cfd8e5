import type { Invite, RoomSummary } from '#protocol';
import type { Cluster, NewRoom, RoomRules, SignalingServer } from '#signaling';
import type { ConfiguredRoom } from './config.ts';
import { policyOf } from './join-key.ts';
import {
  parseKeptRoom,
  recall,
  remember,
  writeKeptRooms,
  type KeptRoom,
  type KeptRooms,
} from './kept-rooms.ts';
import { recallRules, type KeptRules } from './kept-rules.ts';
import { inviteOf, type Place } from './links.ts';
import type { Plan } from './plan.ts';
import { inProfile } from './profile.ts';

/** A hosted room. */
export interface HostedRoom {
  summary: RoomSummary;
  invite: Invite;
}

/** Where rooms are opened: at this server, or by it for all nodes of its cluster. */
export interface Openers {
  server: SignalingServer;
  cluster: Cluster | null;
}

/** What a profile remembers. */
export interface Remembered {
  rooms: KeptRooms | null;
  rules: KeptRules;
}

/** Opens the rooms of a plan under the ids and secrets that they had, and remembers those. @throws ProfileError */
export async function openRooms(
  openers: Openers,
  plan: Plan,
  { rooms: kept, rules }: Remembered,
  place: Place,
): Promise<{ hosted: HostedRoom[]; known: KeptRoom[] }> {
  const known = await Promise.all(
    plan.rooms.map((room) => agree(openers.cluster, recall(kept, { ...room, owner: room.owner ?? null }))),
  );
  await inProfile(plan.profile, () => writeKeptRooms(plan.profile, remember(kept, known, place.port)));
  const hosted = await Promise.all(
    plan.rooms.map(async (room, at) => {
      const found = known[at] ?? recall(kept, { ...room, owner: room.owner ?? null });
      // The nodes of a cluster have their decisions in common.
      const decided = openers.cluster === null ? recallRules(rules, found, plan.owner) : undefined;
      const summary = await open(openers, await describe(plan.owner, room, found, decided));
      return { summary, invite: inviteOf(found, place) };
    }),
  );
  return { hosted, known };
}

/** Nodes of a cluster must have the same ids and secrets: those of the node that was first. */
async function agree(cluster: Cluster | null, room: KeptRoom): Promise<KeptRoom> {
  if (cluster === null) return room;
  const agreed = await cluster.agree(JSON.stringify([room.name, room.access]), JSON.stringify(room));
  return { ...parseKeptRoom(agreed), owner: room.owner };
}

async function describe(
  host: string,
  { passphrase, capacity }: ConfiguredRoom,
  known: KeptRoom,
  rules: RoomRules | undefined,
): Promise<NewRoom & { id: string }> {
  const access = await policyOf(known, passphrase);
  return {
    ...{ id: known.id, name: known.name, owner: host, access },
    ...(known.owner === null ? {} : { ownerId: known.owner }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(rules === undefined ? {} : { rules }),
  };
}

async function open({ server, cluster }: Openers, room: NewRoom & { id: string }): Promise<RoomSummary> {
  if (cluster === null) return server.createRoom(room);
  await cluster.define(room);
  const summary = cluster.summaries().find(({ id }) => id === room.id);
  if (!summary) throw new Error('a room that was defined is not known');
  return summary;
}

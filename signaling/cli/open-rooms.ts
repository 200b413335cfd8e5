import type { Invite, RoomSummary } from '#protocol';
import type { NewRoom, RoomRules, RoomStore } from '#signaling';
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

/** What a profile remembers. */
export interface Remembered {
  rooms: KeptRooms | null;
  rules: KeptRules;
}

/**
 * Opens the rooms of a plan under the ids and secrets that they had, and remembers those.
 * @throws ProfileError; SignalingServerError as `RoomStore.define`
 */
export async function openRooms(
  store: RoomStore,
  plan: Plan,
  { rooms: kept, rules }: Remembered,
  place: Place,
): Promise<{ hosted: HostedRoom[]; known: KeptRoom[] }> {
  const known = await Promise.all(
    plan.rooms.map((room) => agree(store, recall(kept, { ...room, owner: room.owner ?? null }))),
  );
  await inProfile(plan.profile, () => writeKeptRooms(plan.profile, remember(kept, known, place.port)));
  const hosted = await Promise.all(
    plan.rooms.map(async (room, at) => {
      const found = known[at] ?? recall(kept, { ...room, owner: room.owner ?? null });
      // Several nodes have their decisions in common, in Redis.
      const decided = plan.redis === null ? recallRules(rules, found, plan.owner) : undefined;
      const summary = await open(store, await describe(plan.owner, room, found, decided));
      return { summary, invite: inviteOf(found, place) };
    }),
  );
  return { hosted, known };
}

/** Nodes of one store must have the same ids and secrets: those of the node that was first. */
async function agree(store: RoomStore, room: KeptRoom): Promise<KeptRoom> {
  const agreed = await store.agree(JSON.stringify([room.name, room.access]), JSON.stringify(room));
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

async function open(store: RoomStore, room: NewRoom & { id: string }): Promise<RoomSummary> {
  await store.define(room);
  const summary = store.summaries().find(({ id }) => id === room.id);
  if (!summary) throw new Error('a room that was defined is not known');
  return summary;
}

import { randomBytes } from 'node:crypto';
import type { AccessPolicy } from '#protocol';
import { RedisRoomStore } from '../cluster/redis-room-store.ts';
import { start } from './servers.ts';
import { testIdentity, type TestIdentity } from './test-identity.ts';

/** Two nodes with one room. */
export interface TwoNodes {
  prefix: string;
  room: string;
  ports: [number, number];
  /** Of the room. */
  owner: TestIdentity;
}

/** Starts two nodes in this process. The first that is asked for the room serves it. */
export async function startTwoNodes(
  redisUrl: string,
  capacity = 4,
  access: AccessPolicy = { rule: 'open' },
): Promise<TwoNodes> {
  const prefix = `test-${randomBytes(6).toString('hex')}:`;
  const owner = testIdentity();
  const room = { id: randomBytes(12).toString('base64url'), name: 'Tea', owner: 'Mina', ownerId: owner.id };
  const startNode = async (): Promise<number> => {
    const store = new RedisRoomStore({ url: redisUrl, prefix });
    const { port } = await start({ store });
    await store.define({ ...room, capacity, access });
    return port;
  };
  return { prefix, room: room.id, ports: [await startNode(), await startNode()], owner };
}

import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answers, Notices, Requests } from '#protocol';
import { KnownDevices } from '../identity/known-devices.ts';
import type { RequestFailure } from '../signaling-client/room-client.ts';
import type { ConnectionListener } from '../signaling-client/room-connection.ts';
import type { CallOptions } from './call-options.ts';
import { Call } from './call.svelte.ts';
import { newIdentity } from '../signaling-client/testing/side.ts';
import { LocalMedia } from './local-media.svelte.ts';
import { Network } from './network.svelte.ts';
import { Profile } from './profile.svelte.ts';
import { Shares } from './shares.svelte.ts';

/** The server's side: answers when the test says so, and tells what the test lets it tell. */
class Server implements Pick<CallOptions['client'], 'request' | 'on' | 'follow' | 'leave' | 'close'> {
  readonly asked: string[] = [];
  closed = 0;
  lose: () => void = () => undefined;
  answer: () => void = () => undefined;
  readonly #notices = new EventEmitter();

  request<E extends keyof Requests>(event: E): Promise<Answers[E] | RequestFailure> {
    this.asked.push(event);
    return new Promise((resolve) => {
      this.answer = () => {
        resolve({ ok: false, reason: 'not-in-room' });
      };
    });
  }

  on<N extends keyof Notices>(name: N, listener: (notice: Notices[N]) => void): void {
    this.#notices.on(name, listener);
  }

  follow(listener: ConnectionListener): void {
    this.lose = () => listener.onEnded('not-found');
  }

  hurry(): void {
    // Nothing waits.
  }

  async leave(): Promise<void> {
    await this.request('leave');
    this.close();
  }

  close(): void {
    this.closed += 1;
  }

  closeRoom(): void {
    this.#notices.emit('room-closed', { reason: 'host-left' });
  }
}

let server: Server;
let ends: string[];
let call: Call;

beforeEach(async () => {
  const window = new EventTarget();
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  server = new Server();
  ends = [];
  const nowhere = { read: () => Promise.reject(new Error('not read')), write: () => Promise.resolve() };
  call = new Call({
    client: server,
    identity: await newIdentity(),
    session: 'session',
    colour: null,
    room: {
      id: 'room',
      name: 'Room',
      owner: 'Ara',
      participants: 1,
      capacity: 50,
      access: 'open',
      locked: false,
    },
    members: [],
    iceServers: [],
    ownIceServers: [],
    membership: { key: null, isFromInvite: false },
    known: new KnownDevices(),
    ...{ ownerId: null, knocking: [] },
    media: new LocalMedia(new Profile(nowhere, 'en')),
    shares: new Shares(null, false),
    network: new Network(null),
    foreignFrames: false,
    ...{ invite: null, browserLink: '' },
    onEnded: (reason) => ends.push(reason),
  });
});
afterEach(() => {
  server.lose();
  vi.unstubAllGlobals();
});

describe('a call', () => {
  it('that ends by itself says why, once', () => {
    server.closeRoom();
    server.lose();
    expect([ends, server.closed]).toEqual([['host-left'], 1]);
  });

  it('that is being left has no other end, whatever the server says meanwhile', async () => {
    const leaving = call.leave();
    server.closeRoom();
    server.lose();
    expect(server.closed).toBe(0);
    server.answer();
    await leaving;
    expect([ends, server.closed]).toEqual([[], 1]);
    expect(server.asked).toEqual(['media', 'leave']);
  });

  it('that has ended is not left as well', async () => {
    server.lose();
    await call.leave();
    expect([ends, server.closed]).toEqual([['room-gone'], 1]);
    expect(server.asked).not.toContain('leave');
  });
});

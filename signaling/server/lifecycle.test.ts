import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { connect } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { limits } from '#protocol';
import { Participant, silent } from '../testing/participant.ts';
import { slowLink } from '../testing/slow-link.ts';
import { closeServers, enter, refusal, signalTo, start, startWithRoom } from '../testing/servers.ts';
import { SignalingServerError } from './index.ts';

afterEach(closeServers);

describe('the end', () => {
  test('of the server is told to everyone inside before the connection closes', async () => {
    const { server, port, room } = await startWithRoom();
    const people = await Promise.all([enter(port, room), enter(port, room), enter(port, room)]);
    const gone = people.map((one) => one.disconnected());
    await server.close('host-left');
    await Promise.all(gone);
    for (const one of people) expect(await one.next('room-closed')).toEqual({ reason: 'host-left' });
    await expect(Participant.connect(port)).rejects.toThrow();
    expect(() => server.createRoom({ name: 'Tea', owner: 'Mina' })).toThrow(
      new SignalingServerError('closed'),
    );
    await server.close('host-left');
  });

  test('is told also to someone whose connection is behind', { timeout: 20_000 }, async () => {
    const { server, port, room } = await startWithRoom();
    const link = await slowLink(port);
    const jun = await enter(link.port, room);
    const mina = await enter(port, room);
    link.hold();
    // More than the system's own buffers hold, so that the last words wait in this process.
    const long = signalTo(jun, 'x'.repeat(50_000));
    for (let sent = 0; sent < 240; sent += 1) {
      expect(await mina.ask('signal', long)).toEqual({ ok: true });
    }
    const gone = jun.disconnected();
    const closed = server.close('host-left');
    link.release();
    await closed;
    await gone;
    expect(await jun.next('room-closed')).toEqual({ reason: 'host-left' });
    link.close();
  });

  test('does not wait for a connection that never answers', async () => {
    const server = await start();
    const stuck = connect({
      port: server.port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
    });
    await once(stuck, 'secureConnect');
    stuck.on('error', () => undefined);
    await server.close('host-left');
    stuck.destroy();
  });

  test('of a room leaves the sockets and the other rooms', async () => {
    const { server, port, room } = await startWithRoom();
    const other = server.createRoom({ name: 'Coffee', owner: 'Jun' });
    const mina = await enter(port, room);
    expect(server.closeRoom(room, 'host-left')).toBe(true);
    expect(server.closeRoom(room, 'host-left')).toBe(false);
    expect(await mina.next('room-closed')).toEqual({ reason: 'host-left' });
    expect(await mina.ask('media', silent)).toEqual(refusal('not-in-room'));
    expect(await mina.join(room)).toEqual(refusal('not-found'));
    expect(await mina.join(other.id)).toMatchObject({ ok: true });
  });
});

describe('the server', () => {
  test('shows the certificate whose fingerprint it gives', async () => {
    const server = await start();
    const socket = connect({ port: server.port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const shown = socket.getPeerCertificate();
    expect(createHash('sha256').update(shown.raw).digest('base64url')).toBe(server.fingerprint);
    socket.destroy();
  });

  test('takes the next port when the wanted one is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const held = holder.address();
    const port = typeof held === 'object' ? (held?.port ?? 0) : 0;
    const server = await start({ port });
    expect(server.port).not.toBe(port);
    expect(server.port).toBeGreaterThan(0);
    holder.close();
  });

  test('says when it cannot listen at all', async () => {
    await expect(start({ host: '192.0.2.77' })).rejects.toMatchObject({ reason: 'cannot-listen' });
  });

  test('lets in its own pages and the app, and no other page', async () => {
    const { port } = await start();
    const from = (origin: string): Promise<Participant> =>
      Participant.connect(port, { extraHeaders: { Origin: origin } });
    await from('app://madang');
    await from(`https://127.0.0.1:${String(port)}`);
    const refusedOrigins = [
      'https://evil.example',
      `http://127.0.0.1:${String(port)}`,
      'null',
      'app://madang.evil',
      '',
    ];
    for (const origin of refusedOrigins) await expect(from(origin)).rejects.toThrow();
  });

  test('speaks WebSocket only', async () => {
    const { port } = await start();
    await expect(Participant.connect(port, { transports: ['polling'] })).rejects.toThrow();
  });

  test('refuses rooms outside of the limits', async () => {
    const server = await start();
    const bad = new SignalingServerError('bad-room');
    expect(() => server.createRoom({ name: '', owner: 'Mina' })).toThrow(bad);
    expect(() => server.createRoom({ name: 'Tea', owner: '\u202e' })).toThrow(bad);
    expect(() => server.createRoom({ name: 'Tea', owner: 'Mina', capacity: 0 })).toThrow(bad);
    for (let at = 0; at < limits.rooms; at += 1) server.createRoom({ name: 'Tea', owner: 'Mina' });
    expect(() => server.createRoom({ name: 'Tea', owner: 'Mina' })).toThrow(
      new SignalingServerError('too-many-rooms'),
    );
  });

  test('tells of every change, and survives a listener that throws', async () => {
    const { server, port, room } = await startWithRoom();
    const counts: (number | undefined)[] = [];
    server.onRoomsChanged(() => {
      throw new Error('listener');
    });
    const stop = server.onRoomsChanged((rooms) => counts.push(rooms[0]?.participants));
    const mina = await enter(port, room);
    const jun = await enter(port, room);
    jun.close();
    await mina.next('member-left');
    stop();
    await mina.ask('leave', {});
    expect(counts).toEqual([1, 2, 1]);
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { limits } from '#protocol';
import { silent } from '../testing/participant.ts';
import { seeded } from '../testing/random.ts';
import { closeServers, enter, logged, refusal, signalTo, startWithRoom } from '../testing/servers.ts';

afterEach(closeServers);

const plenty = { burst: 1e6, perSecond: 1e6 };
const unlimited = { requestsPerSocket: plenty, framesPerSocket: plenty };

describe('bad input', () => {
  test('is answered, and without an acknowledgement ignored', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    mina.socket.emit('media');
    mina.socket.emit('media', silent);
    mina.socket.emit('media', silent, 'not a function');
    mina.socket.emit('no-such-event', silent);
    mina.socket.emit('toString', silent);
    expect(await mina.send('media')).toEqual(refusal('bad-request'));
    expect(await mina.send('media', { ...silent, camera: 1 })).toEqual(refusal('bad-request'));
    expect(await mina.send('media', Buffer.from('x'))).toEqual(refusal('bad-request'));
    const tooLong = signalTo(mina, 'x'.repeat(limits.signalPayload + 1));
    expect(await mina.send('signal', tooLong)).toEqual(refusal('bad-request'));
    const unsigned = { ...signalTo(mina), signature: 'A'.repeat(85) };
    expect(await mina.send('signal', unsigned)).toEqual(refusal('bad-request'));
  });

  test('of a few thousand kinds costs others nothing', async () => {
    const { port, room, server } = await startWithRoom(4, { limits: unlimited });
    const mina = await enter(port, room);
    const hostile = await enter(port, room);
    await mina.next('member-joined');
    const random = seeded(7);
    const asked = Array.from({ length: 3_000 }, () => {
      const events = ['hello', 'join', 'leave', 'media', 'signal', 'nothing', '__proto__'];
      const event = events[Math.floor(random() * events.length)] ?? 'hello';
      const payload = hostileValue(random, 3);
      if (event === 'nothing' || event === '__proto__' || random() < 0.3) {
        hostile.socket.emit(event, payload, hostileValue(random, 1));
        return Promise.resolve(null);
      }
      return hostile.send(event, payload);
    });
    for (const answer of await Promise.all(asked))
      if (answer) expect(answer).not.toEqual(refusal('internal'));
    expect(await mina.ask('media', silent)).toEqual({ ok: true });
    expect(server.rooms()).toHaveLength(1);
    expect(logged.filter((line) => line.includes('failed'))).toEqual([]);
  });

  test('over the size limit costs the sender the connection', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const hostile = await enter(port, room);
    const gone = hostile.disconnected();
    hostile.socket.emit('media', 'x'.repeat(limits.messageBytes + 1));
    await gone;
    expect(await mina.next('member-left')).toEqual({ id: hostile.id });
  });
});

// Anything JSON can carry, often close to what a schema wants.
function hostileValue(random: () => number, depth: number): unknown {
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  const keys = [
    'protocol',
    'name',
    'room',
    'media',
    'to',
    'toSession',
    'session',
    'payload',
    'signature',
    'key',
    'fingerprint',
    '__proto__',
  ];
  const plain = [
    null,
    true,
    -1,
    1.5,
    1e308,
    '',
    '\u202e\u0000',
    'a'.repeat(22),
    'a'.repeat(43),
    'a'.repeat(86),
    'x'.repeat(500),
    [],
    silent,
  ];
  if (depth === 0 || random() < 0.3) return pick(plain);
  if (random() < 0.2) return Array.from({ length: 3 }, () => hostileValue(random, depth - 1));
  return Object.fromEntries(Array.from({ length: 4 }, () => [pick(keys), hostileValue(random, depth - 1)]));
}

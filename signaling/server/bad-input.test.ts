import { afterEach, describe, expect, test } from 'vitest';
import { limits } from '#protocol';
import { silent } from '../testing/participant.ts';
import { closeServers, enter, refusal, signalTo, startWithRoom } from '../testing/servers.ts';

afterEach(closeServers);

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

  test('over the size limit costs the sender the connection', async () => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room);
    const hostile = await enter(port, room);
    const gone = hostile.disconnected();
    hostile.socket.emit('media', 'x'.repeat(limits.messageBytes + 1));
    await gone;
    expect(await mina.next('member-reconnecting')).toEqual({ id: hostile.id });
  });
});

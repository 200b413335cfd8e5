import { afterEach, expect, test } from 'vitest';
import { Participant } from '../testing/participant.ts';
import { closeServers, enter, refusal, signalTo, startWithRoom } from '../testing/servers.ts';
import { testIdentity } from '../testing/test-identity.ts';

afterEach(closeServers);

test('a second connection of the same identity takes over, and the others see one leave before one comes', async () => {
  const { port, room, server } = await startWithRoom(2);
  const mina = await enter(port, room);
  const identity = testIdentity();
  const jun = await enter(port, room, 'Jun', identity);
  expect(await mina.next('member-joined')).toMatchObject({ id: jun.id, session: jun.session });
  const gone = jun.disconnected();

  // The room is full: only the seat that the older connection gives up lets this one in.
  const again = await enter(port, room, 'Jun', identity);
  expect(again.id).toBe(jun.id);
  expect(await jun.next('replaced')).toEqual({});
  await gone;
  expect(await mina.untaken()).toEqual(['member-reconnecting', 'member-left', 'member-joined']);
  expect(await mina.next('member-left')).toEqual({ id: jun.id });
  expect(await mina.next('member-joined')).toMatchObject({ id: jun.id, session: again.session });
  expect(again.session).not.toBe(jun.session);

  // The end of the older connection takes nothing from the newer.
  expect(await mina.ask('signal', signalTo(again))).toEqual({ ok: true });
  expect(await again.next('signal')).toMatchObject({ from: mina.id });
  expect(await mina.untaken()).toEqual(['member-reconnecting']);
  expect(server.rooms()[0]?.participants).toBe(2);
});

test('nobody takes the seat of another by saying their id or key', async () => {
  const { port, room } = await startWithRoom();
  const mina = await enter(port, room);
  const thief = await Participant.connect(port);
  await thief.challenge();
  const claim = { protocol: 1, name: 'Mina', id: mina.id, key: mina.identity.key };
  expect(await thief.send('hello', { ...claim, signature: testIdentity().sign('') })).toEqual(
    refusal('bad-proof'),
  );
  const jun = await enter(port, room, 'Mina');
  expect(jun.id).not.toBe(mina.id);
  expect(await mina.next('member-joined')).toMatchObject({ id: jun.id, key: jun.identity.key });
  expect(await mina.untaken()).toEqual([]);
});

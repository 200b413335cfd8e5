import { afterEach, expect, test } from 'vitest';
import { Participant } from '../testing/participant.ts';
import { ask, startRuled } from '../testing/rules.ts';
import { closeServers, enter, startWithRoom } from '../testing/servers.ts';
import { helloBy, testIdentity } from '../testing/test-identity.ts';

afterEach(closeServers);

test('whoever has chosen a colour is told with it: to those inside, and to who comes after', async () => {
  const { port, room } = await startWithRoom();
  const mina = await enter(port, room, 'Mina');
  const jun = await Participant.greet(port, 'Jun', testIdentity(), { colour: 'teal' });
  const answer = await jun.join(room);
  // Nobody has one who chose none.
  expect(JSON.stringify(answer)).not.toContain('colour');
  expect(await mina.next('member-joined')).toMatchObject({ name: 'Jun', colour: 'teal' });
  const sora = await Participant.greet(port, 'Sora');
  expect(await sora.join(room)).toMatchObject({
    members: [{ name: 'Mina' }, { name: 'Jun', colour: 'teal' }],
  });
});

test.each([['crimson'], [7], [{}], ['x'.repeat(10_000)]])(
  'a colour that this version does not know is told to nobody, and keeps nobody out (%#)',
  async (colour) => {
    const { port, room } = await startWithRoom();
    const mina = await enter(port, room, 'Mina');
    const one = await Participant.connect(port);
    const greeting = { challenge: await one.challenge(), fingerprint: null, name: 'Jun' };
    const hello = { ...helloBy(testIdentity(), greeting), colour };
    expect(await one.send('hello', hello)).toMatchObject({ ok: true });
    expect(await one.join(room)).toMatchObject({ ok: true });
    expect(await mina.next('member-joined')).not.toHaveProperty('colour');
  },
);

test('the owner of a door sees it of whoever knocks', async () => {
  const ruled = await startRuled({ rule: 'knock' });
  const early = await Participant.greet(ruled.port, 'Jun', testIdentity(), { colour: 'plum' });
  await early.join(ruled.room);
  const owner = await Participant.greet(ruled.port, 'Mina', ruled.owner);
  expect(await owner.join(ruled.room)).toMatchObject({ knocking: [{ name: 'Jun', colour: 'plum' }] });
  const late = await Participant.greet(ruled.port, 'Sora', testIdentity(), { colour: 'pine' });
  await late.join(ruled.room);
  expect(await owner.next('knocking')).toMatchObject({ name: 'Sora', colour: 'pine' });
  expect((await ask(ruled, { name: 'Dain' })).answer).toMatchObject({ reason: 'waiting' });
  expect(await owner.next('knocking')).not.toHaveProperty('colour');
});

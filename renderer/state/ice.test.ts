import { expect, it } from 'vitest';
import { Ice } from './ice.ts';

const stun = { urls: ['stun:stun.example.org'] };
const turn = (username: string) => ({ urls: ['turn:turn.example.org'], username, credential: 'x' });

it('asks nobody by default', () => {
  expect(new Ice([], []).configuration).toEqual({ bundlePolicy: 'max-bundle', iceServers: [] });
});

it("has the room's servers and one's own, and takes fresh credentials", () => {
  const ice = new Ice([turn('1:mina')], [{ ...stun, username: undefined }]);
  expect(ice.configuration.iceServers).toStrictEqual([turn('1:mina'), stun]);
  ice.handleServers([turn('2:mina')]);
  expect(ice.configuration.iceServers).toStrictEqual([turn('2:mina'), stun]);
});

import { expect, test } from 'vitest';
import type { UpdateState } from '#ipc';
import type { LoadUpdater, Updater } from './load-updater.ts';
import { Updates } from './updates.ts';

const address = 'https://updates.example/';
const info = { version: '1.2.3', files: [{ url: 'a.AppImage', sha512: `${'A'.repeat(86)}==`, size: 9 }] };
const release = { version: '1.2.3', notes: '', size: 9 };

/** Updates with a stand-in for electron-updater; the real one is in tests/e2e/updates.spec.ts. */
function updatesWith(updater: Partial<Updater> | 'unsupported') {
  const states: UpdateState[] = [];
  let loads = 0;
  const installed: string[] = [];
  const load: LoadUpdater = () => {
    loads += 1;
    if (updater === 'unsupported') return Promise.resolve(updater);
    const usual: Updater = {
      check: () => Promise.resolve(info),
      download: () => Promise.resolve(),
      install: () => installed.push('installed'),
    };
    return Promise.resolve({ ...usual, ...updater });
  };
  const updates = new Updates({
    load,
    onChange: (state) => states.push(state),
  });
  return { updates, states, installed, loads: () => loads };
}

test('without an address nothing is loaded and nothing is asked, whatever the page wants', async () => {
  const { updates, loads, installed } = updatesWith({});
  expect(updates.state).toEqual({ kind: 'off' });
  await updates.check();
  await updates.download();
  await updates.install();
  updates.setAddress(address);
  updates.setAddress(null);
  await updates.check();
  expect(updates.state).toEqual({ kind: 'off' });
  expect([loads(), installed]).toEqual([0, []]);
});

test('each step is taken when it is asked for, and none follows by itself', async () => {
  const { updates, states, installed } = updatesWith({
    download: (onPercent) => {
      for (const percent of [0.4, 50.2, 50.9, 100]) onPercent(percent);
      return Promise.resolve();
    },
  });
  updates.setAddress(address);
  await updates.download();
  expect(updates.state).toEqual({ kind: 'idle' });
  await updates.check();
  expect(updates.state).toEqual({ kind: 'available', release });
  await updates.install();
  expect(installed).toEqual([]);
  await updates.download();
  expect(updates.state).toEqual({ kind: 'ready', release });
  const percents = states.flatMap((state) => (state.kind === 'downloading' ? [state.percent] : []));
  expect(percents).toEqual([0, 50, 100]);
  await updates.install();
  expect(installed).toEqual(['installed']);
  expect(updates.state).toEqual({ kind: 'installing', release });
});

test('a download that is cancelled can be begun again', async () => {
  const { updates } = updatesWith({
    download: (_onPercent, cancel) =>
      new Promise((_resolve, reject) => {
        cancel.addEventListener('abort', () => {
          reject(new Error('cancelled'));
        });
      }),
  });
  updates.setAddress(address);
  await updates.check();
  const downloading = updates.download();
  updates.cancel();
  await downloading;
  expect(updates.state).toEqual({ kind: 'available', release });
});

test.each([
  ['ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'nothing-there'],
  ['ERR_CHECKSUM_MISMATCH', 'wrong-checksum'],
  ['ERR_UPDATER_INVALID_SIGNATURE', 'wrong-signature'],
  ['ENOSPC', 'no-space'],
  ['ECONNREFUSED', 'unreachable'],
  ['', 'failed'],
] as const)('what fails with %s is told as %s', async (code, reason) => {
  const { updates } = updatesWith({ check: () => Promise.reject(Object.assign(new Error('no'), { code })) });
  updates.setAddress(address);
  await updates.check();
  expect(updates.state).toEqual({ kind: 'failed', reason });
});

test('what is not to be believed, and a copy that cannot be updated, are told', async () => {
  const lying = updatesWith({ check: () => Promise.resolve({ ...info, files: [] }) });
  lying.updates.setAddress(address);
  await lying.updates.check();
  expect(lying.updates.state).toEqual({ kind: 'failed', reason: 'bad-answer' });
  const other = updatesWith('unsupported');
  other.updates.setAddress(address);
  await other.updates.check();
  expect(other.updates.state).toEqual({ kind: 'failed', reason: 'unsupported' });
});

test('what another address answers late does not count', async () => {
  let answer: (info: unknown) => void = () => undefined;
  const { updates } = updatesWith({
    check: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  updates.setAddress(address);
  const checking = updates.check();
  await Promise.resolve();
  updates.setAddress('https://other.example/');
  answer(info);
  await checking;
  expect(updates.state).toEqual({ kind: 'idle' });
});

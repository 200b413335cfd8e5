import { expect, test } from 'vitest';
import { type RuntimeSources, resolveElectron } from './electron-runtime.mjs';

/** Nothing anywhere, on a machine that the registry's runtime fits; notes what costs time or is kept. */
function sources(have: Partial<RuntimeSources>) {
  const did: string[] = [];
  const all: RuntimeSources = {
    override: () => undefined,
    official: () => undefined,
    refusedLately: () => false,
    canUseRegistry: () => true,
    cachedRegistry: () => Promise.resolve(undefined),
    ...have,
    download: () => {
      did.push('download');
      return have.download?.() ?? Promise.resolve(undefined);
    },
    prepareRegistry: () => {
      did.push('prepare');
      return Promise.resolve('registry');
    },
    remember: (refused) => did.push(refused ? 'refused' : 'worked'),
  };
  return { all, did };
}

const give = (path: string) => () => Promise.resolve(path);

test('what is named by hand comes before all else', async () => {
  const { all, did } = sources({ override: () => 'named', official: () => 'official' });
  expect(await resolveElectron(all)).toBe('named');
  expect(did).toEqual([]);
});

test('the official binary already there is used without asking the network', async () => {
  const { all, did } = sources({ official: () => 'official', cachedRegistry: give('cached') });
  expect(await resolveElectron(all)).toBe('official');
  expect(did).toEqual([]);
});

test('the official download comes before the registry', async () => {
  const { all, did } = sources({ download: give('downloaded') });
  expect(await resolveElectron(all)).toBe('downloaded');
  expect(did).toEqual(['download', 'worked']);
});

test('where the download is refused, the registry has one, and the refusal is remembered', async () => {
  const { all, did } = sources({});
  expect(await resolveElectron(all)).toBe('registry');
  expect(did).toEqual(['download', 'prepare', 'refused']);
});

test('a download refused lately is not tried again while the cache has one', async () => {
  const { all, did } = sources({ refusedLately: () => true, cachedRegistry: give('cached') });
  expect(await resolveElectron(all)).toBe('cached');
  expect(did).toEqual([]);
});

test('a download refused lately is tried all the same when there is nothing else', async () => {
  const { all, did } = sources({ refusedLately: () => true, download: give('downloaded') });
  expect(await resolveElectron(all)).toBe('downloaded');
  expect(did).toEqual(['download', 'worked']);
});

test('where the registry has none for the machine, the words say what helps', async () => {
  const { all, did } = sources({ canUseRegistry: () => false, cachedRegistry: give('cached') });
  await expect(resolveElectron(all)).rejects.toThrow('ELECTRON_MIRROR');
  expect(did).toEqual(['download']);
});

import { beforeEach, describe, expect, it, vi } from 'vitest';

const handlers = new Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>();
const fake = vi.hoisted(() => ({ removed: [] as unknown[] }));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (name: string, fn: (event: unknown, ...args: unknown[]) => Promise<unknown>) => {
      handlers.set(name, fn);
    },
    eventNames: () => ['error', 'electron-store-get-data'],
    removeAllListeners: (name: unknown) => fake.removed.push(name),
  },
}));
vi.mock('./logging.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }));
const { IpcDoor } = await import('./ipc-door.ts');

const contents = { send: vi.fn() };
const window = { isDestroyed: () => false, webContents: contents };
const page = { sender: contents, senderFrame: { parent: null, origin: 'app://madang' } };

// Only what the door looks at.
const door = new IpcDoor(() => window as never);

// Outside the async function, as Electron calls it: a refusal may be thrown or a rejection.
const call = async (name: string, event: unknown, ...args: unknown[]) => handlers.get(name)?.(event, ...args);

describe('IpcDoor', () => {
  const choose = vi.fn<(choice: { id: string }) => boolean>(() => true);
  beforeEach(() => {
    choose.mockClear();
    contents.send.mockClear();
    door.handle('capture:choose', choose);
  });

  it('parses the argument and answers', async () => {
    await expect(call('capture:choose', page, { id: 'screen:1:0', extra: 1 })).resolves.toBe(true);
    expect(choose).toHaveBeenCalledWith({ id: 'screen:1:0', audio: false });
  });

  it.each([
    ['another window', { ...page, sender: {} }],
    ['a frame inside', { ...page, senderFrame: { parent: {}, origin: 'app://madang' } }],
    ['another origin', { ...page, senderFrame: { parent: null, origin: 'https://example.com' } }],
    ['a lookalike origin', { ...page, senderFrame: { parent: null, origin: 'app://madang.evil' } }],
    ['an opaque origin', { ...page, senderFrame: { parent: null, origin: 'null' } }],
    ['a frame that is gone', { ...page, senderFrame: null }],
  ])('refuses %s', async (_who, event) => {
    await expect(call('capture:choose', event, { id: 'screen:1:0' })).rejects.toThrow(/^refused$/);
    expect(choose).not.toHaveBeenCalled();
  });

  it.each([
    [[]],
    [[null]],
    [['screen:1:0']],
    [[{ id: 7 }]],
    [[{ id: 'tab:1:0' }]],
    [[{ id: 'screen:1:0' }, 2]],
  ])('refuses the arguments %j', async (args) => {
    await expect(call('capture:choose', page, ...args)).rejects.toThrow(/^refused$/);
    expect(choose).not.toHaveBeenCalled();
  });

  it('keeps to itself what went wrong inside', async () => {
    choose.mockImplementationOnce(() => {
      throw new Error('/home/ada/secret');
    });
    const failure: unknown = await call('capture:choose', page, { id: 'screen:1:0' }).catch(
      (e: unknown) => e,
    );
    expect(failure).toMatchObject({ message: 'failed', stack: '' });
  });

  it('does not let a malformed result or notice through', async () => {
    door.handle('app:info', () => ({ version: 1 }) as never);
    await expect(call('app:info', page, undefined)).rejects.toThrow(/^failed$/);
    door.notify('link:opened', 'x'.repeat(3_000));
    expect(contents.send).not.toHaveBeenCalled();
    door.notify('link:opened', 'madang://join/x');
    expect(contents.send).toHaveBeenCalledWith('link:opened', 'madang://join/x');
  });

  it("closes libraries' own channels", () => {
    door.closeOthers();
    expect(fake.removed).toEqual(['electron-store-get-data']);
  });
});

import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { importTable } from './import-table.js';

const linter = new Linter({ cwd: process.cwd() });

/** Whether a file at this place may have this import statement. */
function mayImport(file: string, statement: string): boolean {
  const messages = linter.verify(`${statement}\n`, importTable, { filename: file });
  expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
  return messages.length === 0;
}
const from = (source: string) => `import ${JSON.stringify(source)};`;

test.each([
  ['signaling/protocol/a.ts', 'socket.io'],
  ['signaling/protocol/a.ts', '../server/index.ts'],
  ['signaling/server/a.ts', '#ipc'],
  ['signaling/server/handlers/a.ts', 'electron'],
  ['signaling/server/a.ts', 'socket.io-client'],
  ['electron/ipc/a.ts', '#signaling'],
  ['electron/preload/a.ts', '#protocol'],
  ['electron/main/a.ts', 'socket.io'],
  ['electron/main/a.ts', '../../renderer/state/app.svelte.ts'],
  ['renderer/call/a.ts', 'svelte'],
  ['renderer/call/a.ts', 'socket.io-client'],
  ['renderer/call/a.ts', '../state/app.svelte.ts'],
  ['renderer/call/a.ts', '#ipc'],
  ['renderer/media/a.ts', '../state/profile.svelte.ts'],
  ['renderer/signaling-client/a.ts', '../call/mesh.ts'],
  ['renderer/identity/a.ts', 'socket.io-client'],
  ['renderer/identity/a.ts', '../signaling-client/room-client.ts'],
  ['renderer/call/a.ts', '../identity/identity.ts'],
  ['renderer/ui/room/a.ts', '../../identity/identity.ts'],
  ['renderer/desktop/a.ts', '../state/app.svelte.ts'],
  ['renderer/state/a.svelte.ts', '../ui/words/problem.ts'],
  ['renderer/state/a.svelte.ts', 'socket.io-client'],
  ['renderer/ui/room/a.ts', '../../call/mesh.ts'],
  ['renderer/ui/room/a.ts', '../../desktop/bridge.ts'],
  ['renderer/ui/room/a.ts', '../../signaling-client/room-client.ts'],
  ['renderer/ui/room/a.ts', 'node:fs'],
])('%s may not import %s', (file, source) => {
  expect(mayImport(file, from(source))).toBe(false);
});

test.each([
  ['signaling/protocol/a.ts', 'valibot'],
  ['signaling/server/a.ts', '#protocol'],
  ['signaling/server/handlers/a.ts', '../rooms.ts'],
  ['electron/ipc/a.ts', '#protocol'],
  ['electron/preload/a.ts', '#ipc'],
  ['electron/main/a.ts', '#signaling'],
  ['renderer/call/a.ts', '#protocol'],
  ['renderer/call/a.ts', './peer.ts'],
  ['renderer/state/a.svelte.ts', '../call/mesh.ts'],
  ['renderer/ui/room/a.ts', '../../state/call.svelte.ts'],
])('%s may import %s', (file, source) => {
  expect(mayImport(file, from(source))).toBe(true);
});

test('ipcMain is for the door only', () => {
  const statement = "import { ipcMain } from 'electron';";
  expect(mayImport('electron/main/window.ts', statement)).toBe(false);
  expect(mayImport('electron/main/ipc-door.ts', statement)).toBe(true);
});

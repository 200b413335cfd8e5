import { expect, test, vi } from 'vitest';
import { limits } from '#protocol';
import { Chat } from './chat.svelte.ts';
import { ChatDraft, mostFiles } from './chat-draft.svelte.ts';
import { OwnFiles } from './own-files.ts';

function room() {
  const said: unknown[] = [];
  const broadcast = (text: string) => said.push(JSON.parse(text));
  const chat = new Chat(broadcast);
  const files = new OwnFiles(broadcast, (file) => chat.addOwn(file));
  return { call: { chat, files }, said };
}

test('goes as text first, then file by file, and is empty afterwards', async () => {
  const { call, said } = room();
  const draft = new ChatDraft();
  draft.text = ' look ';
  await draft.add([new File(['abc'], 'a.txt'), new File(['de'], 'folder/b:?.txt')]);
  expect(draft.send(call)).toBe(true);
  expect(said).toMatchObject([
    { kind: 'chat', text: 'look' },
    { kind: 'file', name: 'a.txt', size: 3 },
    { kind: 'file', name: 'folder_b__.txt', size: 2 },
  ]);
  expect(call.chat.messages.map(({ text, file }) => file?.name ?? text)).toEqual([
    'look',
    'a.txt',
    'folder_b__.txt',
  ]);
  expect([draft.text, draft.files, draft.isReady]).toEqual(['', [], false]);
  expect(draft.send(call)).toBe(false);
});

test('keeps what was written, and what can be sent, beside what cannot', async () => {
  const draft = new ChatDraft();
  draft.text = 'look';
  const folder = new File([''], 'folder');
  vi.spyOn(folder, 'slice').mockReturnValue(
    Object.assign(new Blob(), {
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
    }),
  );
  const large = Object.defineProperty(new File(['x'], 'large'), 'size', { value: limits.fileBytes + 1 });
  const fine = new File(['x'], 'fine');
  await draft.add([folder, fine]);
  expect([draft.problem, draft.files]).toEqual(['unreadable', [fine]]);
  await draft.add([large]);
  expect([draft.problem, draft.files]).toEqual(['too-large', [fine]]);
  await draft.add(Array.from({ length: mostFiles }, (_, at) => new File(['x'], String(at))));
  expect([draft.problem, draft.files.length]).toEqual(['too-many', mostFiles]);
  draft.remove(fine);
  expect([draft.problem, draft.files.length, draft.text]).toEqual([null, mostFiles - 1, 'look']);
});

test('that is too long waits, with its files', async () => {
  const { call, said } = room();
  const draft = new ChatDraft();
  draft.text = 'x'.repeat(limits.chatText + 1);
  await draft.add([new File(['x'], 'a')]);
  expect(draft.send(call)).toBe(false);
  expect(said).toEqual([]);
  expect(draft.files.length).toBe(1);
});

test('a file is found by who was told of it, until it is taken back', async () => {
  const { call, said } = room();
  const draft = new ChatDraft();
  const file = new File(['x'], 'a');
  await draft.add([file]);
  draft.send(call);
  const offered = call.chat.messages[0]?.file;
  if (offered?.kind !== 'own') throw new Error('not offered');
  expect(call.files.find(offered.id)).toBe(file);
  call.files.handleTaken(offered.id, 'bora');
  call.files.handleTaken(offered.id, 'bora');
  expect(offered.takers).toBe(1);
  call.files.withdraw(offered);
  expect(call.files.find(offered.id)).toBeNull();
  expect(said.at(-1)).toEqual({ kind: 'file-withdrawn', file: offered.id });
});

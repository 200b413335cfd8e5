import { beforeEach, expect, it, vi } from 'vitest';
import type { Participant } from '../../state/participant.svelte.ts';
import { Others } from '../../state/others.svelte.ts';
import { subjectOf } from './subject.ts';

beforeEach(() => {
  vi.stubGlobal('document', { visibilityState: 'visible' });
});

const media = { microphone: true, camera: false, screen: false, 'screen-2': false };
const person = (id: string, on: Partial<typeof media> = {}) => ({
  ...{ id, key: `key-${id}`, session: `session-${id}` },
  ...{ name: id, media: { ...media, ...on } },
});
const shown = (others: Others, speaker: string | null, last: string | null) => {
  const subject = subjectOf<Participant>(others.shares, others.participants, speaker, last);
  return subject && `${subject.participant.id} ${subject.kind}`;
};

it('is nobody where there is nobody', () => {
  expect(shown(new Others([]), 'self', null)).toBeNull();
});

it('is who speaks, then who spoke last, then who is to be seen', () => {
  const others = new Others([person('ara'), person('bo', { camera: true }), person('chae')]);
  expect(shown(others, null, null)).toBe('bo camera');
  expect(shown(others, 'chae', null)).toBe('chae camera');
  expect(shown(others, 'self', 'chae')).toBe('chae camera');
  expect(shown(others, null, 'gone')).toBe('bo camera');
  expect(shown(new Others([person('ara')]), null, null)).toBe('ara camera');
});

it('is what was shared last, whoever speaks', () => {
  const others = new Others([person('ara', { screen: true }), person('bo')]);
  expect(shown(others, 'bo', 'bo')).toBe('ara screen');
  others.handleMedia('bo', { ...media, 'screen-2': true });
  expect(shown(others, null, null)).toBe('bo screen-2');
});

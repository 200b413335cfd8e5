import { m } from '../../i18n/paraglide/messages.js';
import type { Profile } from '../../state/profile.svelte.ts';
import type { Scene } from '../room/changes.ts';

/** What a notification says. */
export interface News {
  title: string;
  body: string;
}

const longest = 200;

/**
 * What happened between two scenes that a person who looks elsewhere wants to be told.
 * @param room the name of the room, over what has no better title
 * @param wanted what was chosen; without `text`, nothing of what was written is in it
 */
export function newsBetween(
  before: Scene,
  after: Scene,
  room: string,
  wanted: Profile['notifications'],
): readonly News[] {
  const arrived = wanted.arrivals ? newIn(before.people, after.people) : [];
  const knocking = wanted.knocks ? newIn(before.knocking, after.knocking) : [];
  const messages = wanted.messages ? after.messages.slice(before.messages.length) : [];
  return [
    ...arrived.map(({ name }) => ({ title: room, body: m.said_joined({ name }) })),
    ...knocking.map((name) => ({ title: room, body: m.said_knocking({ name }) })),
    ...messages.flatMap(({ from, text }) =>
      from === null ? [] : [{ title: from, body: wanted.text ? shortened(text) : m.news_message() }],
    ),
  ];
}

function newIn<T>(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, T>): T[] {
  return [...after].filter(([id]) => !before.has(id)).map(([, one]) => one);
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

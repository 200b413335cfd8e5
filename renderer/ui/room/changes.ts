import { m } from '../../i18n/paraglide/messages.js';
import type { Call } from '../../state/call.svelte.ts';
import { blockedWords } from '../words/connection.ts';
import { reactionSigns } from '../words/reaction.ts';

type Gestures = Call['gestures'];

interface Person {
  name: string;
  microphone: boolean;
  shares: number;
  /** How many of those are paused. */
  paused: number;
  /** Why nothing of them is shown, in words; null as long as something is. */
  blocked: string | null;
  /** Their connection to the room is lost. */
  away: boolean;
  hand: boolean;
  reaction: Gestures['reaction'];
}

/** What a person who does not see the room should hear of it. */
export interface Scene {
  people: ReadonlyMap<string, Person>;
  microphone: boolean;
  /** What was pointed at or drawn on, by others: in words, by share and person. */
  marked: ReadonlyMap<string, string>;
  /** Those who wait for this participant to let them in: their names, by id. */
  knocking: ReadonlyMap<string, string>;
  /** The messages so far, those of others with their sender. */
  messages: readonly { from: string | null; text: string }[];
}

/** The call as it is now. */
export function sceneOf(call: Call): Scene {
  return {
    people: new Map(
      call.participants.map(({ id, name, media, shares, shareNotes, blocked, away, gestures }) => [
        id,
        {
          ...{ name, microphone: media.microphone, shares: shares.length, away },
          paused: shares.filter((kind) => shareNotes.isPaused(kind)).length,
          ...{ hand: gestures.handRaised, reaction: gestures.reaction },
          blocked: blocked && blockedWords(blocked, name),
        },
      ]),
    ),
    microphone: call.media.microphone === 'on',
    marked: markedIn(call),
    knocking: new Map(call.controls.knocking.map(({ id, name }) => [id, name])),
    messages: call.chat.messages.map(({ from, text, file }) => ({
      from,
      text: file ? m.file_message({ name: file.name }) : text,
    })),
  };
}

function markedIn({ selfId, participants, stage, shares, marking }: Call): Map<string, string> {
  const own = shares.active.map(({ kind }) => ({ key: `${selfId}/${kind}`, marks: marking.own(kind) }));
  const found = [...stage, ...own].flatMap(({ key, marks }) =>
    marks.marked.map(({ by, how }) => ({ key: `${key}/${by}/${how}`, by, how })),
  );
  return new Map(
    found.flatMap(({ key, by, how }) => {
      const name = participants.find(({ id }) => id === by)?.name;
      const words = how === 'pointing' ? m.said_pointing : m.said_drawing;
      return name === undefined ? [] : [[key, words({ name })]];
    }),
  );
}

/** What happened between two scenes, one sentence each. */
export function changesBetween(before: Scene, after: Scene): string[] {
  const said: string[] = [];
  for (const [id, person] of after.people) {
    const { name, microphone, shares, paused, blocked, away, hand, reaction } = person;
    const known = before.people.get(id);
    if (!known) said.push(m.said_joined({ name }));
    if (blocked !== null) {
      // That all of theirs is off now goes without saying.
      if (known?.blocked !== blocked) said.push(blocked);
      continue;
    }
    if (known && known.away !== away) said.push(away ? m.said_reconnecting({ name }) : m.said_back({ name }));
    if (known && known.microphone !== microphone)
      said.push(microphone ? m.said_unmuted({ name }) : m.said_muted({ name }));
    if (hand && !known?.hand) said.push(m.said_hand({ name }));
    if (reaction && reaction.id !== known?.reaction?.id)
      said.push(m.said_message({ name, text: reactionSigns[reaction.reaction].label() }));
    const had = known?.shares ?? 0;
    if (shares > had) said.push(had === 0 ? m.said_sharing({ name }) : m.said_sharing_another({ name }));
    const stood = known?.paused ?? 0;
    if (paused > stood) said.push(m.said_share_paused({ name }));
    if (paused < stood && shares >= had) said.push(m.said_share_resumed({ name }));
    if (shares < had)
      said.push(shares === 0 ? m.said_sharing_ended({ name }) : m.said_sharing_less({ name }));
  }
  for (const [id, { name }] of before.people) {
    if (!after.people.has(id)) said.push(m.said_left({ name }));
  }
  if (before.microphone !== after.microphone) {
    said.push(after.microphone ? m.said_self_unmuted() : m.said_self_muted());
  }
  for (const [key, words] of after.marked) {
    if (!before.marked.has(key)) said.push(words);
  }
  for (const [id, name] of after.knocking) {
    if (!before.knocking.has(id)) said.push(m.said_knocking({ name }));
  }
  for (const { from, text } of after.messages.slice(before.messages.length)) {
    if (from !== null) said.push(m.said_message({ name: from, text }));
  }
  return said;
}

/** How a room is shown: all alike, one person large, or what is shared large. */
export const layouts = ['grid', 'speaker', 'presentation'] as const;
export type Layout = (typeof layouts)[number];

/** What a layout is chosen by. */
export interface Situation {
  /** What the person has chosen; null leaves it to what happens. */
  readonly choice: Layout | null;
  /** What the person wants to see large. */
  readonly pinned: 'person' | 'share' | null;
  readonly shares: number;
  /** Oneself too. */
  readonly people: number;
  /** Whether one of the others has spoken. */
  readonly hasSpeaker: boolean;
  /** How wide each tile of a grid would be, in pixels. */
  readonly tileWidth: number;
  readonly before: Layout;
}

/** With tiles narrower than this, in pixels, whoever speaks is shown large… */
const narrow = 220;
/** …until all are wider than this, so that a window being resized does not go back and forth. */
const wideAgain = 260;

/** The layout for a situation: shares take the stage; whoever speaks does where a grid would show them too small. */
export function chooseLayout(situation: Situation): Layout {
  const { choice, pinned, shares, people, hasSpeaker, tileWidth, before } = situation;
  if (choice !== null) return choice;
  if (pinned === 'person') return 'speaker';
  if (shares > 0) return 'presentation';
  const least = before === 'speaker' ? wideAgain : narrow;
  return hasSpeaker && people > 2 && tileWidth < least ? 'speaker' : 'grid';
}

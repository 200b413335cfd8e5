import type { Call } from '../../state/call.svelte.ts';
import type { Playout } from '../../state/playout.svelte.ts';
import type { Tab } from '../panel/tab.ts';
import type { Action } from './shortcuts.ts';
import type { View } from './view.svelte.ts';

/** What the control bar is given, and its menu of more. */
export interface BarProps {
  call: Call;
  playout: Playout;
  view: View;
  /** The part of the side panel that is open. */
  panel: Tab | null;
  onact: (action: Action) => void;
  onpanel: (tab: Tab) => void;
  onshortcuts: () => void;
  onsettings: () => void;
  /** The small window, where there can be one. */
  mini: { isOpen: boolean; toggle: () => void } | null;
}

import type { LucideIcon } from '@lucide/svelte';
import MessageSquare from '@lucide/svelte/icons/message-square';
import UserPlus from '@lucide/svelte/icons/user-plus';
import Users from '@lucide/svelte/icons/users';
import Waypoints from '@lucide/svelte/icons/waypoints';
import { m } from '../../i18n/paraglide/messages.js';
import type { Call } from '../../state/call.svelte.ts';
import type { Tab } from '../panel/tab.ts';
import { tipOf } from './tip-of.ts';

/** What opens a part of the side panel. */
export interface PanelControl {
  readonly tab: Tab;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly tip: string;
  /** In the bar however narrow the window is. */
  readonly always: boolean;
  /** What is new there. */
  readonly news: { readonly count: number; readonly words: string } | undefined;
}

/** The controls of the side panel, in their order, with what is new. */
export function panelControls(call: Pick<Call, 'chat' | 'controls'>): readonly PanelControl[] {
  const { unread } = call.chat;
  const knocking = call.controls.knocking.length;
  return [
    {
      ...{ tab: 'chat', icon: MessageSquare, label: m.bar_chat(), always: true },
      tip: tipOf(m.bar_chat(), 'chat'),
      news: unread > 0 ? { count: unread, words: m.bar_unread({ count: unread }) } : undefined,
    },
    {
      ...{ tab: 'people', icon: Users, label: m.bar_people(), always: true },
      tip: tipOf(m.bar_people(), 'people'),
      news:
        knocking > 0 ? { count: knocking, words: m.people_waiting_count({ count: knocking }) } : undefined,
    },
    {
      ...{ tab: 'invite', icon: UserPlus, label: m.bar_invite(), always: false },
      tip: tipOf(m.bar_invite(), 'invite'),
      news: undefined,
    },
    {
      ...{ tab: 'connections', icon: Waypoints, label: m.bar_connections(), always: false },
      tip: m.bar_connections(),
      news: undefined,
    },
  ];
}

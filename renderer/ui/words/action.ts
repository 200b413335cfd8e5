import { m } from '../../i18n/paraglide/messages.js';
import type { Action } from '../room/shortcuts.ts';

/** What each key does, for the list of them. */
export const actionWords: Record<Action, () => string> = {
  microphone: m.key_microphone,
  camera: m.key_camera,
  share: m.tip_share,
  chat: m.bar_chat,
  people: m.bar_people,
  invite: m.bar_invite,
  leave: m.tip_leave,
  grid: m.layout_grid,
  speaker: m.layout_speaker,
  presentation: m.layout_presentation,
  fullscreen: m.fullscreen,
};

import * as v from 'valibot';
import { announcedRoom, limits } from '#protocol';
import { callCommand, muteKeysState } from './desktop.ts';
import { trouble } from './trouble.ts';
import { updateState } from './updates.ts';

/** What main tells the renderer by itself. */
export const notices = {
  /** The rooms on the network, whole, whenever they change. */
  'discovery:changed': v.array(announcedRoom),
  /** A `madang://` link was opened, by a click elsewhere or a second start. Still to be parsed. */
  'link:opened': v.pipe(v.string(), v.maxLength(limits.inviteLink)),
  /** What is to be done in the call, by the tray or by a key that was pressed anywhere. */
  'call:command': callCommand,
  'mute-keys:changed': muteKeysState,
  /** The window is on the screen, or hidden or minimised. */
  'window:shown': v.boolean(),
  /** The window is to be closed in the middle of a call: the person is to be asked. */
  'closing:asked': v.null(),
  /** Something went wrong in the app itself. */
  'trouble:happened': trouble,
  /** How far it is with updates. */
  'updates:changed': updateState,
} as const;
export type NoticeName = keyof typeof notices;
export type Notice<N extends NoticeName> = v.InferOutput<(typeof notices)[N]>;

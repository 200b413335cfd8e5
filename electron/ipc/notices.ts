import * as v from 'valibot';
import { announcedRoom, limits } from '#protocol';

/** What main tells the renderer by itself. */
export const notices = {
  /** The rooms on the network, whole, whenever they change. */
  'discovery:changed': v.array(announcedRoom),
  /** A `madang://` link was opened, by a click elsewhere or a second start. Still to be parsed. */
  'link:opened': v.pipe(v.string(), v.maxLength(limits.inviteLink)),
} as const;
export type NoticeName = keyof typeof notices;
export type Notice<N extends NoticeName> = v.InferOutput<(typeof notices)[N]>;

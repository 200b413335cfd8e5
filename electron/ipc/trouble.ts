import * as v from 'valibot';

/** Something went wrong in the app itself, and it goes on. The words are the UI's. */
export const trouble = v.object({
  reason: v.picklist([
    /** Main has met an error that nobody owned. */
    'unexpected',
    /** The page's process has ended, and the page was loaded anew. */
    'page-restarted',
    /** What is kept in a file could not be read, and was set aside. */
    'settings-unreadable',
    'known-hosts-unreadable',
    /** A file of the chat could not be written where the person wanted it. */
    'file-not-saved',
  ]),
  /** What the file is called now, in the profile; null where it could not be set aside, and where there is none. */
  file: v.nullable(v.string()),
});
export type Trouble = v.InferOutput<typeof trouble>;

/** What this copy of the app runs on, and the last lines of its log. Nothing in it tells who somebody is. */
export const systemReport = v.object({
  version: v.string(),
  isPackaged: v.boolean(),
  engine: v.string(),
  system: v.string(),
  /** Megabytes. */
  memory: v.number(),
  processors: v.number(),
  /** BCP 47 tag of the system's language. */
  language: v.string(),
  log: v.array(v.string()),
});
export type SystemReport = v.InferOutput<typeof systemReport>;

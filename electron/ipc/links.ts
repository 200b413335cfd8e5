import * as v from 'valibot';
import { limits } from '#protocol';

/** A line of a question: nothing in it breaks the line, reorders or hides. */
const line = v.pipe(v.string(), v.regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,120}$/u));

/** A link that somebody pressed, and the words of the question, in the person's language. */
export const pressedLink = v.object({
  /** Main looks at it closer. */
  address: v.pipe(v.string(), v.maxLength(limits.link), v.regex(/^https?:\/\/[!-~]+$/)),
  words: v.object({ question: line, open: line, copy: line, cancel: line }),
});
export type PressedLink = v.InferOutput<typeof pressedLink>;

/** What came of it. `busy`: another question stands. `refused`: it is not the address of a web page. */
export const linkOutcome = v.picklist(['opened', 'copied', 'declined', 'busy', 'refused', 'failed']);
export type LinkOutcome = v.InferOutput<typeof linkOutcome>;

import * as v from 'valibot';
import { limits } from '#protocol';

/** Where a link leads that somebody pressed. Main looks at it closer. */
export const pressedAddress = v.pipe(v.string(), v.maxLength(limits.link), v.regex(/^https?:\/\/[!-~]+$/));

/** What came of it. `busy`: another question stands. `refused`: it is not the address of a web page. */
export const linkOutcome = v.picklist(['opened', 'copied', 'declined', 'busy', 'refused', 'failed']);
export type LinkOutcome = v.InferOutput<typeof linkOutcome>;

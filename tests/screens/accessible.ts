import { expectNoViolations } from './axe.ts';
import { expectReadableTwiceAsLarge } from './large-text.ts';
import { expectLittleMotion } from './motion.ts';
import type { Screen, Walk } from './screen.ts';

/**
 * Asserts of a screen that an automatic check finds nothing wrong for people who use assistive technology, that nothing
 * is out of reach for those who need large text, and that nothing moves for those who do not want it to.
 */
export async function expectAccessible(screen: Screen, walk: Walk): Promise<void> {
  await expectNoViolations(screen, walk);
  await expectLittleMotion(screen, walk);
  await expectReadableTwiceAsLarge(screen, walk);
}

// Every screen and state, in both languages and both themes: nothing that an automatic check finds wrong for people who
// use assistive technology, nothing out of reach for those who need large text, nothing that moves for those who do
// not want it to.
import { expectNoViolations } from '../screens/axe.ts';
import { expectReadableTwiceAsLarge } from '../screens/large-text.ts';
import { expectLittleMotion } from '../screens/motion.ts';
import { defineWalks } from '../screens/walks.ts';

defineWalks(async (screen, walk) => {
  await expectNoViolations(screen, walk);
  await expectLittleMotion(screen, walk);
  await expectReadableTwiceAsLarge(screen, walk);
});

// Every screen and state of the app, in both languages and both themes.
import { expectAccessible } from '../screens/accessible.ts';
import { defineWalks } from '../screens/walks.ts';

defineWalks(expectAccessible);

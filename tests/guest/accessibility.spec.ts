// What guests see in a browser, in both languages and both themes, looked at as the app's own screens are.
import { expectAccessible } from '../screens/accessible.ts';
import { defineGuestWalks } from '../screens/walks.ts';

defineGuestWalks(expectAccessible);

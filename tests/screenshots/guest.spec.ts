// The kept pictures of what guests see in a browser: made and compared as those of screens.spec.ts are.
import { takePictures } from '../screens/picture.ts';
import { defineGuestWalks } from '../screens/walks.ts';

defineGuestWalks(takePictures);

// The kept pictures of every screen and state (docs/images/screens): `npm run screenshots` makes them anew,
// `npm run screenshots -- --check` compares the app with them.
import { takePictures } from '../screens/picture.ts';
import { defineWalks } from '../screens/walks.ts';

defineWalks(takePictures);

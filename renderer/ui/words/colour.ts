import type { Colour } from '#protocol';
import { m } from '../../i18n/paraglide/messages.js';

/** What each colour is called, since nobody is to need to see it. */
export const colourWords: Record<Colour, () => string> = {
  rose: m.colour_rose,
  brick: m.colour_brick,
  ochre: m.colour_ochre,
  pine: m.colour_pine,
  teal: m.colour_teal,
  indigo: m.colour_indigo,
  violet: m.colour_violet,
  plum: m.colour_plum,
};

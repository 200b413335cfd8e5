import * as v from 'valibot';

/** The colours that a person can be shown in, by name: how each looks is for whoever shows it. */
export const colours = ['rose', 'brick', 'ochre', 'pine', 'teal', 'indigo', 'violet', 'plum'] as const;
export type Colour = (typeof colours)[number];

/** A colour that somebody has chosen. One that a later version adds is as good as none here, and spoils nothing else. */
export const chosenColour = v.optional(v.fallback(v.optional(v.picklist(colours)), undefined));

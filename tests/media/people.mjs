// The people of tests and of the demo: each has a colour and a tone that no other has.

/**
 * @typedef {object} SyntheticPerson
 * @property {string} name
 * @property {import('./synthetic.mjs').Rgb} colour
 * @property {number} hertz the tones are no multiples of each other, so that a harmonic is never taken for a person
 */

/** @type {Record<'ara' | 'bora' | 'chan' | 'dain', SyntheticPerson>} */
export const people = {
  ara: { name: 'Ara', colour: [200, 50, 50], hertz: 430 },
  bora: { name: 'Bora', colour: [50, 80, 210], hertz: 700 },
  chan: { name: 'Chan', colour: [40, 160, 60], hertz: 1130 },
  dain: { name: 'Dain', colour: [210, 170, 30], hertz: 1790 },
};

/** Every tone in use, for saying whose is heard and whose is not. */
export const tones = Object.values(people).map((person) => person.hertz);

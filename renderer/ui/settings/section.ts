// In the order they are listed.
const sections = [
  'devices',
  'sound',
  'appearance',
  'notifications',
  'network',
  'shortcuts',
  'updates',
  'about',
] as const;
/** A section of the settings. */
export type Section = (typeof sections)[number];

/** What a browser has no part of. */
const appOnly: readonly Section[] = ['notifications', 'updates'];

/** Those that there are here. */
export function sectionsFor(isApp: boolean): readonly Section[] {
  return sections.filter((section) => isApp || !appOnly.includes(section));
}

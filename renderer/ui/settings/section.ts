/** The sections of the settings, in the order they are listed. */
export const sections = ['devices', 'sound', 'appearance', 'network', 'shortcuts', 'about'] as const;
export type Section = (typeof sections)[number];

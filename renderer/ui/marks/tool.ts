/** What a pointer that is moved over a share does for the others. */
export type Tool = 'point' | 'draw';

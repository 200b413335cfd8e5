import { createContext } from 'svelte';
import type { App } from '../../state/app.svelte.ts';

/** What opens links, for whatever shows some, however deep in the page. */
export const [linksOf, setLinks] = createContext<() => App['links']>();

import { mount, unmount } from 'svelte';
import type { App } from '../../state/app.svelte.ts';
import type { Call } from '../../state/call.svelte.ts';
import { miniWindowName } from '../../state/desk.svelte.ts';

/** What the small window shows, and who is told that it was closed. */
export interface MiniOptions {
  app: App;
  call: Call;
  /** The person has closed it. */
  onclosed: () => void;
}

/**
 * Opens the small window of a call. It is drawn by this page, whose pictures are shown in it as they are.
 * @returns a function that closes it
 */
export function openMini({ app, call, onclosed }: MiniOptions): () => void {
  let close: (() => void) | null = null;
  let isWanted = true;
  const open = async () => {
    const { default: Mini } = await import('./Mini.svelte');
    if (isWanted) close = draw(Mini, { app, call, onclosed });
  };
  open().catch((error: unknown) => {
    console.warn('no small window', error);
    onclosed();
  });
  return () => {
    isWanted = false;
    close?.();
  };
}

function draw(
  Mini: typeof import('./Mini.svelte').default,
  { app, call, onclosed }: MiniOptions,
): () => void {
  const view = window.open('about:blank', miniWindowName);
  if (!view) throw new Error('refused');
  const { document: page } = view;
  page.title = call.room.name;
  page.documentElement.lang = app.profile.locale;
  for (const sheet of document.querySelectorAll<HTMLElement>('link[rel=stylesheet], style')) {
    page.head.append(page.importNode(sheet, true));
  }
  const content = mount(Mini, { target: page.body, props: { app, call, onclose: onclosed } });
  view.addEventListener('pagehide', onclosed);
  return () => {
    view.removeEventListener('pagehide', onclosed);
    void unmount(content);
    view.close();
  };
}

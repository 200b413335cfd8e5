// The focus of somebody at the keyboard, when what has it goes away by itself.

const controls = [
  'a[href]',
  'button',
  'input:not([type=radio]:not(:checked))',
  'select',
  'textarea',
  'summary',
  '[tabindex]',
]
  .map((each) => `${each}:not([tabindex="-1"])`)
  .join();

/**
 * Keeps the focus from being lost: when what has it leaves the page, is hidden or can be used no more, the focus goes to
 * the next control in what is left around it, else to the one before; when the whole screen went, to the title of what
 * came. Whoever presses with a pointer is left alone: to them a focus that moves is one that was taken.
 * @returns what ends it
 */
export function keepFocus(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  // A range moves with the page: when its place is removed, it stands where that was.
  const place = document.createRange();
  let last: HTMLElement | null = null;
  let isByPointer = false;

  const note = (element: EventTarget | null) => {
    if (isByPointer || !(element instanceof HTMLElement) || element === document.body) return;
    last = element;
    place.setStart(element, 0);
    place.collapse(true);
  };

  const restore = () => {
    const active = document.activeElement;
    if (!last || (active && active !== document.body && isUsable(active))) return;
    if (takesFocus(last)) return;
    for (let around = elementAt(place); around && around !== document.body; around = around.parentElement) {
      if ([...controlsFrom(place, around), around].some(takesFocus)) return;
    }
    const title = document.querySelector('h1');
    if (title) title.tabIndex = -1;
    title?.focus();
  };

  const watching = new MutationObserver(restore);
  watching.observe(document.body, {
    ...{ childList: true, subtree: true },
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  addEventListener('focusin', (event) => note(event.target), { signal });
  addEventListener(
    'keydown',
    () => {
      isByPointer = false;
      note(document.activeElement);
    },
    { signal, capture: true },
  );
  addEventListener(
    'pointerdown',
    () => {
      isByPointer = true;
      last = null;
    },
    { signal, capture: true },
  );
  return () => {
    listening.abort();
    watching.disconnect();
  };
}

/** Whether it can have the focus now; an engine takes it from what cannot only when it draws next. */
function isUsable(element: Element): boolean {
  return (
    element.isConnected &&
    element.checkVisibility() &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null
  );
}

function takesFocus(element: HTMLElement): boolean {
  if (!isUsable(element)) return false;
  element.focus();
  return document.activeElement === element;
}

function elementAt({ startContainer }: Range): HTMLElement | null {
  return startContainer instanceof HTMLElement ? startContainer : startContainer.parentElement;
}

/** The controls in an element: those after a place in their order, then those before it, the nearest first. */
function controlsFrom(place: Range, around: HTMLElement): HTMLElement[] {
  const all = [...around.querySelectorAll<HTMLElement>(controls)];
  const after = all.filter((each) => place.comparePoint(each, 0) > 0);
  return [...after, ...all.filter((each) => !after.includes(each)).toReversed()];
}

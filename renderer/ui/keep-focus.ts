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
 * the next control in what is left around it, else to the one before; of a dialog, around what had opened it; when the
 * whole screen went, to the title of what came. Whoever presses with a pointer is left alone: to them a focus that moves
 * is one that was taken.
 * @returns what ends it
 */
export function keepFocus(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let place = placeOf(document.body);
  // Where the focus was when each dialog was opened.
  const before = new WeakMap<Element, Place>();
  let last: HTMLElement | null = null;
  let isByPointer = false;

  const moveTo = (element: Element) => {
    if (place.range.startContainer === element) return;
    const now = placeOf(element);
    if (now.dialog && now.dialog !== place.dialog) before.set(now.dialog, place);
    place = now;
  };

  const note = (element: EventTarget | null) => {
    if (isByPointer || !(element instanceof HTMLElement) || element === document.body) return;
    last = element;
    moveTo(element);
  };

  /** What was in a dialog that has gone as well belongs where that was opened. */
  const whereToGo = (from: Place): Range => {
    const opened = from.dialog?.isConnected === false ? before.get(from.dialog) : undefined;
    return opened ? whereToGo(opened) : from.range;
  };

  const restore = () => {
    const active = document.activeElement;
    if (!last || (active && active !== document.body && isUsable(active))) return;
    if (takesFocus(last)) return;
    const range = whereToGo(place);
    for (let around = elementAt(range); around && around !== document.body; around = around.parentElement) {
      if ([...controlsFrom(range, around), around].some(takesFocus)) return;
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
    ({ target }) => {
      isByPointer = true;
      last = null;
      if (target instanceof Element) moveTo(target);
    },
    { signal, capture: true },
  );
  return () => {
    listening.abort();
    watching.disconnect();
  };
}

/** Where the focus is or was. A range moves with the page: when its place is removed, it stands where that was. */
interface Place {
  readonly range: Range;
  readonly dialog: Element | null;
}

function placeOf(element: Element): Place {
  const range = document.createRange();
  range.setStart(element, 0);
  return { range, dialog: element.closest('dialog') };
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

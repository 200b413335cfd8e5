// What runs in the page: which controls there are, which has the focus, and how that is seen.

/** Where the focus is, as a person would notice it. */
export interface Focus {
  /** The stop that has it; null for none. */
  readonly stop: string | null;
  /** It is not in what is on top, such as a dialog. */
  readonly isOutside: boolean;
  /** Nothing shows that it is there. */
  readonly isUnseen: boolean;
  /** What shows it is cut off by what it stands in. */
  readonly isCut: boolean;
  /** Something else lies over it, or it is not in the window. */
  readonly isCovered: boolean;
  /** It went against the way of reading, in the same region: neither down nor to the right of where it was. */
  readonly isBackwards: boolean;
}

/** What `installKeyboardEyes` puts into the page. */
export interface KeyboardEyes {
  /** Every stop that there should be now, in no order: a control, or a group that arrows move in. */
  stops(within?: Element): string[];
  /** Puts the focus before all that is on top. */
  rewind(): void;
  /** Whether what is on top is a popup, which Tab leads out of. */
  hasPopup(): boolean;
  /** Looks at the focus; the next look compares with where it was. */
  look(): Focus;
  /** The stops that were used by keyboard so far. */
  used(): string[];
}

declare global {
  var keyboardEyes: KeyboardEyes | undefined;
}

/** Makes a page tell of its controls. It must hold all that it uses, since it is sent to the page. */
export function installKeyboardEyes(): void {
  if (globalThis.keyboardEyes) return;
  const pressable =
    'a[href], button, input, select, textarea, summary, [contenteditable], [tabindex="0"], ' +
    '[role=button], [role=link], [role=tab], [role=slider], [role=switch], [role=checkbox], [role=menuitem]';
  const groups = '[role=radiogroup], fieldset, [role=tablist]';
  const used = new Set<string>();
  let before: Element | null = null;
  // Where the focus is put before the first; it stays until the focus has left it, since it is nobody's to lose.
  const mark = document.createElement('span');
  mark.tabIndex = 0;

  const top = () =>
    [...document.querySelectorAll('dialog:modal')].at(-1) ??
    document.querySelector(':popover-open') ??
    document.body;
  const isThere = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0 &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null;
  const textOf = (element: Element | null | undefined) =>
    (element instanceof HTMLElement ? element.innerText || element.textContent : '')
      .replace(/\s+/g, ' ')
      .trim();
  const nameOf = (element: Element): string => {
    const label = element.getAttribute('aria-label') ?? '';
    if (label !== '') return label;
    const by = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
    if (by) return textOf(by);
    if (element instanceof HTMLFieldSetElement) return textOf(element.querySelector('legend'));
    const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : [];
    const [first] = [...labels];
    return textOf(first instanceof Element ? first : element);
  };
  /** A group of radios or tabs is one stop: arrows move in it. */
  const stopOf = (element: Element): Element =>
    (element.matches('[type=radio], [role=tab]') ? element.closest(groups) : null) ?? element;
  const stopName = (element: Element) => {
    const stop = stopOf(element);
    return `${stop.getAttribute('role') ?? stop.localName} ${nameOf(stop)}`;
  };
  /** All stops with their names; those of one name are numbered. */
  const allStops = () => {
    const elements = [...new Set([...top().querySelectorAll(pressable)].filter(isThere).map(stopOf))];
    const named = new Map<Element, string>();
    for (const element of elements) {
      const name = stopName(element);
      const before = [...named.values()].filter((each) => each.replace(/ #\d+$/, '') === name).length;
      named.set(element, before === 0 ? name : `${name} #${String(before + 1)}`);
    }
    return named;
  };

  const ringOf = (element: Element): Element | null => {
    const near = [element, element.nextElementSibling, element.parentElement];
    const has = (each: Element | null) => {
      // Some are there for the engine only, and something beside or around them is seen.
      if (!each || each.getBoundingClientRect().width < 4) return false;
      const { opacity, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
      if (opacity === '0') return false;
      return (
        outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/ 0\)$|transparent/.test(outlineColor)
      );
    };
    return near.find(has) ?? null;
  };
  const isCut = (ring: Element) => {
    const { outlineOffset, outlineWidth } = getComputedStyle(ring);
    // A pixel of it may be missing.
    const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth) - 1;
    const box = ring.getBoundingClientRect();
    const isWithin = (clip: { left: number; top: number; right: number; bottom: number }) =>
      box.left - reach >= clip.left - 0.5 &&
      box.top - reach >= clip.top - 0.5 &&
      box.right + reach <= clip.right + 0.5 &&
      box.bottom + reach <= clip.bottom + 0.5;
    if (!isWithin({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })) return true;
    for (let each = ring.parentElement; each; each = each.parentElement) {
      const clips = getComputedStyle(each).overflow !== 'visible';
      if (clips && each !== document.body && !isWithin(each.getBoundingClientRect())) return true;
      if (each.matches('dialog:modal, :popover-open')) return false;
    }
    return false;
  };
  const isCovered = (shown: Element) => {
    const box = shown.getBoundingClientRect();
    const middle = (from: number, to: number, end: number) => (Math.max(0, from) + Math.min(end, to)) / 2;
    const hit = document.elementFromPoint(
      middle(box.left, box.right, innerWidth),
      middle(box.top, box.bottom, innerHeight),
    );
    return hit === null || !(shown.contains(hit) || hit.contains(shown));
  };
  const isBackwards = (from: Element, to: Element) => {
    // Regions may stand beside each other in more than one order that makes sense.
    const region = (element: Element) =>
      element.closest('dialog, [popover], header, main, section, form, aside, footer, [role=toolbar]');
    if (region(from) !== region(to)) return false;
    const [one, other] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const isApart = other.right <= one.left || other.bottom <= one.top;
    return isApart && other.top < one.bottom - 2 && other.left < one.right - 2;
  };

  // A window that another page draws has that page's elements, which are not of this one's classes.
  const isElement = (target: EventTarget | null): target is Element => target !== null && 'closest' in target;
  const note = ({ target }: Event) => {
    const element = isElement(target) ? target.closest(pressable) : null;
    if (element) used.add(stopName(element));
  };
  // A click without a pointer is a key's; a script's own is not the person's.
  addEventListener('click', (event) => event.isTrusted && event.detail === 0 && note(event), true);
  for (const type of ['input', 'change'])
    addEventListener(type, (event) => event.isTrusted && note(event), true);
  addEventListener('select', note, true);
  addEventListener('keydown', (event) => /^(Arrow|Home|End)/.test(event.key) && note(event), true);

  globalThis.keyboardEyes = {
    stops: (within = document.documentElement) =>
      [...allStops()].flatMap(([element, name]) => (within.contains(element) ? [name] : [])),
    hasPopup: () => top().matches(':popover-open'),
    rewind: () => {
      top().prepend(mark);
      mark.focus();
      before = null;
    },
    look: () => {
      const element = document.activeElement;
      mark.remove();
      if (!element || element === document.body) {
        return {
          stop: null,
          isOutside: false,
          isUnseen: false,
          isCut: false,
          isCovered: false,
          isBackwards: false,
        };
      }
      const ring = ringOf(element);
      const stayed = before && before !== element && ringOf(before) === before ? before : null;
      const seen = {
        stop: allStops().get(stopOf(element)) ?? stopName(element),
        isOutside: !top().contains(element),
        isUnseen: ring === null || stayed !== null,
        isCut: ring !== null && isCut(ring),
        isCovered: isCovered(ring ?? element),
        isBackwards: before !== null && isBackwards(before, element),
      };
      before = element;
      return seen;
    },
    used: () => [...used],
  };
}

/**
 * What the focus goes back to when something that opens now is closed: what has it now, or, where that is in a popup
 * which closes with it, what had opened the popup.
 */
export function openerOf(active: Element | null): HTMLElement | null {
  const popup = active?.closest('[popover]');
  const opener = popup ? document.querySelector(`[popovertarget="${popup.id}"]:not([popover] *)`) : active;
  return opener instanceof HTMLElement ? opener : null;
}

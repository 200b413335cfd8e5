import type { Box } from './pack-pictures.ts';

const motion = { duration: 160, easing: 'cubic-bezier(0.2, 0, 0.2, 1)' } as const;

/**
 * Puts an element where it belongs, by transform alone, so that nothing around it is laid out anew.
 * @param from where it was; null when it was not shown
 * @param to where it is to be; null when it is not shown
 * @param animated whether it is seen to move there, which it never is for people who want less motion
 */
export function moveTo(element: HTMLElement, from: Box | null, to: Box | null, animated: boolean): void {
  element.hidden = to === null;
  if (!to) return;
  element.style.width = `${String(to.width)}px`;
  element.style.height = `${String(to.height)}px`;
  element.style.transform = shiftOf(to);
  if (!animated || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const end = { transform: shiftOf(to) };
  if (!from) element.animate([{ opacity: 0 }, { opacity: 1 }], motion);
  else if (to.width > 0 && to.height > 0) {
    const scale = `scale(${String(from.width / to.width)}, ${String(from.height / to.height)})`;
    element.animate([{ transform: `${shiftOf(from)} ${scale}` }, end], motion);
  }
}

function shiftOf({ x, y }: Box): string {
  return `translate(${String(x)}px, ${String(y)}px)`;
}

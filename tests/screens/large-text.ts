import { expect } from '@playwright/test';
import { expectWidth, setUsualSize } from './looks.ts';
import type { Screen, Walk } from './screen.ts';

/** Asserts that with text of twice the size everything on a screen can still be reached and read, in a usual window. */
export async function expectReadableTwiceAsLarge(screen: Screen, { lang }: Walk): Promise<void> {
  const { name, page, reopen, sizes } = screen;
  // What a narrow window has no place for has none with large text either.
  if (sizes && !sizes.includes('narrow')) return;
  await setUsualSize(page);
  await zoom(screen, 2);
  await expectWidth(page, 640);
  await reopen?.();
  expect.soft(await page.evaluate(findOutOfReach), `${name}, ${lang}, at 200 %`).toEqual([]);
  await zoom(screen, 1);
  await expectWidth(page, 1280);
}

async function zoom({ app, page }: Screen, factor: 1 | 2): Promise<void> {
  // A browser's own zoom is not for a page to have; to a page it is a window of half the size.
  if (!app) return factor === 1 ? setUsualSize(page) : page.setViewportSize({ width: 640, height: 400 });
  await app.electron.evaluate(({ BrowserWindow }, wanted) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.getParentWindow() === null) window.webContents.setZoomFactor(wanted);
  }, factor);
}

/** Runs in the page: what cannot be scrolled into view, is covered, or is cut off. */
function findOutOfReach(): string[] {
  const found: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page is ${String(page.scrollWidth)} wide`);
  // Under what is on top, nothing is to be reached.
  const scope = [...document.querySelectorAll('dialog:modal, :popover-open')].at(-1) ?? document.body;
  const wordsOf = (element: Element) =>
    `${element.localName} ${(element.ariaLabel ?? (element.textContent || element.id)).trim().slice(0, 40)}`;
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('.hidden-text, [aria-hidden], [inert]');

  const controls = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';
  for (const control of scope.querySelectorAll<HTMLElement>(controls)) {
    // A radio that is drawn by its label is pressed there.
    const target = control.matches('.hidden-text') ? control.closest('label') : control;
    if (!target || !isShown(target)) continue;
    target.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { left, right, top, bottom } = target.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) found.push(`beside the window: ${wordsOf(target)}`);
    else if (bottom - top <= innerHeight && (top < -1 || bottom > innerHeight + 1))
      found.push(`above or below the window: ${wordsOf(target)}`);
    else {
      const [x, y] = [(left + right) / 2, Math.min((top + bottom) / 2, innerHeight - 1)];
      const there = document.elementFromPoint(x, y);
      const isOwn = target.contains(there) || (there?.contains(target) ?? false);
      if (!isOwn && !there?.closest('label')?.contains(target))
        found.push(`covered by ${there ? wordsOf(there) : 'nothing'}: ${wordsOf(target)}`);
    }
  }

  const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim() || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    for (let box: Element | null = element; box && box !== page; box = box.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(box);
      // A name that is too long is shortened, and says so; what scrolls can be scrolled.
      if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowY === 'auto') break;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      // For screen readers only.
      if (right - left <= 1) break;
      const isCutX = overflowX === 'hidden' && (text.left < left - 1 || text.right > right + 1);
      const isCutY = overflowY === 'hidden' && (text.top < top - 1 || text.bottom > bottom + 1);
      if (isCutX || isCutY) found.push(`cut off: ${wordsOf(element)}`);
      if (isCutX || isCutY) break;
    }
  }
  return found;
}

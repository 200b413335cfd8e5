/** What is this near to the end is at the end, in px. */
const near = 40;

/**
 * Keeps a scroller at the end of what is in it while that becomes longer, by itself or because a picture has loaded, or
 * the scroller lower; unless the person has scrolled up to read.
 * @param scroller has one child, which holds all of it
 * @returns what ends it
 */
export function followEnd(scroller: HTMLElement): () => void {
  let isAtEnd = true;
  let last = 0;

  const note = () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // More may have come since it was scrolled: only who scrolls up wants to stay.
    if (scrollTop < last || !isAtEnd) isAtEnd = scrollHeight - scrollTop - clientHeight < near;
    last = scrollTop;
  };
  const sizes = new ResizeObserver(() => {
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  });

  scroller.addEventListener('scroll', note);
  sizes.observe(scroller);
  if (scroller.firstElementChild) sizes.observe(scroller.firstElementChild);
  return () => {
    sizes.disconnect();
    scroller.removeEventListener('scroll', note);
  };
}

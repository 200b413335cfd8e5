/**
 * Does something once the next picture of the window is painted, so that what is much work does not keep a person from
 * seeing what their press has done. Frames are asked for before a picture is painted; of a hidden window there are none.
 * @returns what calls it off
 */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = document.hidden ? undefined : requestAnimationFrame(() => (timer = setTimeout(act)));
  if (frame === undefined) timer = setTimeout(act);
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

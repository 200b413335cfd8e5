/** Width times height of a picture, in pixels. */
type Reader = (view: DataView) => number | null;

const png: Reader = (view) => view.getUint32(16) * view.getUint32(20);

const gif: Reader = (view) => view.getUint16(6, true) * view.getUint16(8, true);

/** WebP, RFC 9649, sections 2.5 to 2.7: one of three kinds. */
const webp: Reader = (view) => {
  const kind = view.getUint32(12);
  if (kind === 0x56503820) return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff);
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
  }
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1;
  return kind === 0x56503858 ? three(24) * three(27) : null;
};

/** JPEG, ITU-T T.81, annex B: the first frame header among the segments. */
const jpeg: Reader = (view) => {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7);
  }
  return null;
};

const readers: Readonly<Record<string, Reader>> = {
  'image/png': png,
  'image/gif': gif,
  'image/webp': webp,
  'image/jpeg': jpeg,
};

/**
 * How many pixels a picture has, by what stands at its beginning.
 * @returns null where it does not say so
 */
export function pixelsOf(type: string, start: ArrayBuffer): number | null {
  try {
    return readers[type]?.(new DataView(start)) ?? null;
  } catch {
    // It ends before it says so.
    return null;
  }
}

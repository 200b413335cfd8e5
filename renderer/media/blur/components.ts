/** One component of a picture (its brightness, one of its colours), as it lies in memory. */
export interface Component {
  readonly data: Uint8Array;
  /** Where its first value is. */
  readonly offset: number;
  /** From a row to the next. */
  readonly stride: number;
  /** From a value to the next. */
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/** A picture whose components can be read and written. */
export interface OpenPicture {
  /** Y, U and V, or red, green and blue. */
  readonly components: readonly [Component, Component, Component];
  readonly isRgb: boolean;
}

/** Formats that are worked on as they come; a frame of any other is asked for in RGBA. */
const known = ['I420', 'NV12', 'RGBA', 'RGBX', 'BGRA', 'BGRX'] as const;
export type OpenFormat = (typeof known)[number];

/** The format in which a frame is copied out: its own, if its components are known here. */
export function openFormatOf(format: string | null): OpenFormat {
  return known.find((each) => each === format) ?? 'RGBA';
}

/** How many planes a picture of a format has. */
export function planesOf(format: OpenFormat): number {
  return format === 'I420' ? 3 : format === 'NV12' ? 2 : 1;
}

/**
 * The components of a picture that was copied out of a frame (WebCodecs, section 9.8).
 * @param layout where each plane begins, and how long its rows are, as the copy said
 */
export function componentsOf(
  format: OpenFormat,
  data: Uint8Array,
  layout: readonly PlaneLayout[],
  { width, height }: { readonly width: number; readonly height: number },
): OpenPicture {
  const plane = (at: number) => layout[at] ?? { offset: 0, stride: 0 };
  const component = (at: number, shift: number, step: number, isHalf = false): Component => ({
    ...{ data, offset: plane(at).offset + shift, stride: plane(at).stride, step },
    width: isHalf ? Math.ceil(width / 2) : width,
    height: isHalf ? Math.ceil(height / 2) : height,
  });
  const whole = component(0, 0, 1);
  if (format === 'I420') {
    return { components: [whole, component(1, 0, 1, true), component(2, 0, 1, true)], isRgb: false };
  }
  if (format === 'NV12') {
    return { components: [whole, component(1, 0, 2, true), component(1, 1, 2, true)], isRgb: false };
  }
  const [red, blue] = format.startsWith('B') ? [2, 0] : [0, 2];
  return { components: [component(0, red, 4), component(0, 1, 4), component(0, blue, 4)], isRgb: true };
}

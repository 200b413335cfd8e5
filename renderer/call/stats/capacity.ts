/** What pictures cost this machine now, in milliseconds of a core's time per second. */
export interface PictureCosts {
  readonly encodingMs: number;
  readonly decodingMs: number;
  /** Of blurring what is behind oneself. */
  readonly blurMs: number;
  /** Cameras that are received. */
  readonly cameras: number;
  readonly cores: number;
}

/** So much of the processor may go into pictures: the rest is for drawing, sound, the network and the person. */
const usable = 0.6;
/** Handing one more viewer what is encoded anyway (docs/media.md). */
const viewerMs = 11;
/** Drawing one more tile, assumed for a machine that draws in software. */
const drawingMs = 20;
/** A camera is assumed to cost at least this to receive, as long as too little is known of it. */
const leastDecodingMs = 4;

/** How many more cameras this machine can carry, at the size the present ones are shown. */
export function moreCameras({ encodingMs, decodingMs, blurMs, cameras, cores }: PictureCosts): number {
  const each = Math.max(leastDecodingMs, cameras > 0 ? decodingMs / cameras : 0) + viewerMs + drawingMs;
  const taken = encodingMs + decodingMs + blurMs + cameras * (viewerMs + drawingMs);
  const left = usable * cores * 1000 - taken;
  return Math.max(0, Math.floor(left / each));
}

import { screenKinds, type VideoKind } from './publications.ts';
import { recordOf } from './record-of.ts';

/**
 * Which codecs are wanted for a picture, best first. Cameras: what costs least to encode in software. Screens:
 * what has tools for letters and flat areas; VP9 before AV1, which takes more of a small processor.
 */
export const preferredCodecs: Readonly<Record<VideoKind, readonly string[]>> = {
  ...recordOf(screenKinds, () => ['video/VP9', 'video/AV1', 'video/VP8', 'video/H264']),
  camera: ['video/VP8', 'video/VP9', 'video/H264'],
};

/**
 * The first of the wanted codecs that every viewer can take; where there is none, the first that most can, so
 * that as few as possible are left out.
 * @param viewers what each viewer's connection has agreed on, as MIME types; one that is not known yet is no matter
 */
export function chooseCodec(
  wanted: readonly string[],
  viewers: readonly (readonly string[])[],
): string | null {
  const known = viewers.filter((codecs) => codecs.length > 0);
  const takers = (codec: string) => known.filter((codecs) => codecs.includes(codec)).length;
  const most = Math.max(0, ...wanted.map(takers));
  return wanted.find((codec) => takers(codec) === most) ?? null;
}

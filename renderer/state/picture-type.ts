import { pixelsOf } from './picture-size.ts';

/** What a file begins with, and the media type it then has: pictures that every engine shows and that hold no script. */
const signs: readonly { readonly type: string; readonly at: number; readonly text: string }[] = [
  { type: 'image/png', at: 0, text: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', at: 0, text: '\xff\xd8\xff' },
  { type: 'image/gif', at: 0, text: 'GIF8' },
  { type: 'image/webp', at: 8, text: 'WEBP' },
];
const longestSign = 16;

/** What comes before the size of a picture, at most: a camera writes a small picture of it there, and more. */
const headBytes = 512 * 1024;

/** Pictures larger than this are files like any other, in bytes. */
export const mostPictureBytes = 10 * 1024 * 1024;

/** And those of more pixels, which may be many in few bytes: shown, each takes four bytes. */
const mostPixels = 50_000_000;

/** Whether a file's name and size let a picture be expected; its bytes say whether it is one. */
export function mayBePicture(name: string, size: number): boolean {
  return size > 0 && size <= mostPictureBytes && /\.(?:png|jpe?g|gif|webp)$/i.test(name);
}

/**
 * The media type of a picture, by its first bytes: what its name or its sender says of it is not believed.
 * @returns null for anything that is not shown as a picture
 * @throws DOMException when it cannot be read
 */
export async function pictureTypeOf(blob: Blob): Promise<string | null> {
  const start = await blob.slice(0, headBytes).arrayBuffer();
  const text = String.fromCharCode(...new Uint8Array(start.slice(0, longestSign)));
  const type = signs.find((sign) => text.startsWith(sign.text, sign.at))?.type ?? null;
  const pixels = type === null ? null : pixelsOf(type, start);
  return pixels !== null && pixels > 0 && pixels <= mostPixels ? type : null;
}

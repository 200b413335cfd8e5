/** What a file begins with, and the media type it then has: pictures that every engine shows and that hold no script. */
const signs: readonly { readonly type: string; readonly at: number; readonly text: string }[] = [
  { type: 'image/png', at: 0, text: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', at: 0, text: '\xff\xd8\xff' },
  { type: 'image/gif', at: 0, text: 'GIF8' },
  { type: 'image/webp', at: 8, text: 'WEBP' },
  { type: 'image/avif', at: 4, text: 'ftypavif' },
];
const longestSign = 16;

/** Pictures larger than this are files like any other, in bytes. */
export const mostPictureBytes = 10 * 1024 * 1024;

/** Whether a file's name and size let a picture be expected; its bytes say whether it is one. */
export function mayBePicture(name: string, size: number): boolean {
  return size > 0 && size <= mostPictureBytes && /\.(?:png|jpe?g|gif|webp|avif)$/i.test(name);
}

/**
 * The media type of a picture, by its first bytes: what its name or its sender says of it is not believed.
 * @returns null for anything that is not shown as a picture
 */
export async function pictureTypeOf(blob: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await blob.slice(0, longestSign).arrayBuffer());
  const start = String.fromCharCode(...bytes);
  return signs.find(({ at, text }) => start.startsWith(text, at))?.type ?? null;
}

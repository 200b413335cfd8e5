import { rmSync } from 'node:fs';
import { mediaFolder } from './media-files.ts';

/** Removes the media files of this run; Playwright calls it once after all tests. */
export default function cleanMedia(): void {
  rmSync(mediaFolder(), { recursive: true, force: true });
}

import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createBrotliDecompress } from 'node:zlib';

// As build/vite/compressed.ts leaves them.
const keptCompressed = /\.(wasm|tflite)$/;

/**
 * Reads a file of the built page.
 * @param path without `.br`, also where it is kept compressed
 * @returns its content, as the body of a response; that of a compressed one comes while it is unpacked
 * @throws the file system's error when there is no such file
 */
export async function readBuiltFile(path: string): Promise<Buffer<ArrayBuffer> | ReadableStream> {
  // Read whole, because what is read is small and this is the shortest way to the first paint.
  if (!keptCompressed.test(path)) return readFile(path);
  const packed = await readFile(`${path}.br`);
  return unpack(packed);
}

function unpack(packed: Buffer): ReadableStream {
  const unpacked = Readable.from([packed]).pipe(createBrotliDecompress());
  const parts: AsyncIterator<Uint8Array, undefined> = unpacked[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const part = await parts.next();
      if (part.done === true) controller.close();
      else controller.enqueue(part.value);
    },
    cancel: () => {
      unpacked.destroy();
    },
  });
}

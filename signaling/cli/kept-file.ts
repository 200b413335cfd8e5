import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';

const ownerOnly = 0o600;

/**
 * Reads what a profile keeps in one of its files; null where there is none.
 * @throws the file system's error, SyntaxError or ValiError when it cannot be read
 */
export async function readKept<S extends v.GenericSchema>(
  file: string,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return v.parse(schema, JSON.parse(text));
}

/** Keeps something in a file that only its owner reads. @throws the file system's error */
export async function writeKept(file: string, kept: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Renamed into place, so that a crash or a full disk never leaves half of it.
  const draft = `${file}.${String(process.pid)}`;
  await writeFile(draft, `${JSON.stringify(kept, null, 2)}\n`, { mode: ownerOnly });
  await chmod(draft, ownerOnly);
  await rename(draft, file);
}

import * as v from 'valibot';

const licences = v.array(
  v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() }),
);

/** A package that the app is made of, and the terms that it comes under. */
export type Licence = v.InferOutput<typeof licences>[number];

/**
 * Reads the list that the build has made.
 * @throws what `fetch` throws, or when it is not the list
 */
export async function readLicences(): Promise<readonly Licence[]> {
  const response = await fetch('./licences.json');
  return v.parse(licences, await response.json());
}

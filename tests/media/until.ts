/**
 * Reads again and again until what is read is accepted, and gives it. When the time is over it throws with the
 * last thing read, which says more than that something was not so.
 */
export async function until<T>(
  wanted: string,
  read: () => Promise<T>,
  accepts: (value: T) => boolean,
  timeoutMs: number,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (accepts(value)) return value;
    if (Date.now() >= deadline) {
      throw new Error(`Wanted ${wanted}; after ${String(timeoutMs)} ms it was ${JSON.stringify(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

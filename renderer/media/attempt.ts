/** Why there is no picture or sound. */
export type CaptureFailure = 'missing' | 'denied' | 'busy' | 'failed';
export type Captured<T> = { ok: true; value: T } | { ok: false; reason: CaptureFailure };

const reasons: Record<string, CaptureFailure> = {
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Tries to open something, and turns what the engine throws into a reason. */
export async function attempt<T>(open: () => Promise<T>): Promise<Captured<T>> {
  try {
    return { ok: true, value: await open() };
  } catch (error) {
    return { ok: false, reason: reasons[nameOf(error)] ?? 'failed' };
  }
}

// OverconstrainedError is neither a DOMException nor an Error in every engine.
function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

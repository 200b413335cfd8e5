import type { Words } from './words.ts';

/** Thrown for an option or a file that cannot be used. It knows how to say so in any language. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError';
  readonly #describe: (say: Words, detail: string) => string;

  /**
   * @param describe puts it in words; `detail` tells the cause
   * @param cause the error underneath, if there was one
   */
  constructor(describe: (say: Words, detail: string) => string, cause?: unknown) {
    super('misuse', { cause });
    this.#describe = describe;
  }

  /** One line for a person. */
  describe(say: Words): string {
    return this.#describe(say, detailOf(this.cause));
  }
}

/** A system error is known by its code, in every language. */
export function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

import type { Problem } from './intent.ts';

/** What the person waits for, one thing at a time, and why the last did not come true. */
export class Task {
  #busy = $state(false);
  #problem = $state.raw<Problem | null>(null);

  /** Something is under way. */
  get busy(): boolean {
    return this.#busy;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  setProblem(problem: Problem | null): void {
    this.#problem = problem;
  }

  /** Does something, unless something is under way. @returns undefined when it was not done, or failed unexpectedly */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    try {
      return await work();
    } catch (error) {
      console.error(error);
      this.#problem = { ok: false, reason: 'unexpected' };
      return undefined;
    } finally {
      this.#busy = false;
    }
  }
}

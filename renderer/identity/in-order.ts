/** Hands results on in the order in which they were begun, however long each of them takes. */
export class InOrder {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param result under way already, beside those before it
   * @param take gets the result when all before it have been taken
   * @returns what `take` makes of it; a failure holds up nothing that comes after
   */
  after<T, R>(result: Promise<T>, take: (value: T) => R): Promise<R> {
    const turn = Promise.all([result, this.#last]).then(([value]) => take(value));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

type Listener<T> = (value: T) => void;

/** Typed events: what a unit of the engine gives out. Listeners are called in the order they were added. */
export class Emitter<Events extends Record<string, unknown>> {
  #listeners: { [E in keyof Events]?: Set<Listener<Events[E]>> } = {};

  /** @returns a function that stops listening */
  on<E extends keyof Events>(event: E, listener: Listener<Events[E]>): () => void {
    const listeners = (this.#listeners[event] ??= new Set());
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<E extends keyof Events>(event: E, value: Events[E]): void {
    for (const listener of this.#listeners[event] ?? []) listener(value);
  }

  /** Drops every listener. */
  clear(): void {
    this.#listeners = {};
  }
}

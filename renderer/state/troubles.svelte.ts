import type { MadangApi, Trouble } from '#ipc';

export type { Trouble };

/** What went wrong in the app itself, until the person has put it away. In a browser there is none of it. */
export class Troubles {
  #list = $state.raw<readonly Trouble[]>([]);

  constructor(desktop: MadangApi | null) {
    if (!desktop) return;
    desktop.onTrouble((trouble) => this.#add(trouble));
    desktop.takeTroubles().then(
      (troubles) => {
        for (const trouble of troubles) this.#add(trouble);
      },
      (error: unknown) => console.warn('troubles not read', error),
    );
  }

  /** Each once, the oldest first. */
  get list(): readonly Trouble[] {
    return this.#list;
  }

  dismiss(reason: Trouble['reason']): void {
    this.#list = this.#list.filter((trouble) => trouble.reason !== reason);
  }

  #add(trouble: Trouble): void {
    this.dismiss(trouble.reason);
    this.#list = [...this.#list, trouble];
  }
}

import type { AccessRule } from '#protocol';
import type { Intent } from './intent.ts';
import type { Task } from './task.svelte.ts';

/** What the green room leads to, as it is being filled in. */
export class Draft {
  readonly #task: Task;
  #intent = $state.raw<Intent | null>(null);

  constructor(task: Task) {
    this.#task = task;
  }

  get intent(): Intent | null {
    return this.#intent;
  }

  set(intent: Intent | null): void {
    this.#intent = intent;
  }

  /** Gives the room to be hosted another name. */
  renameRoom(roomName: string): void {
    if (this.#intent?.kind === 'host') this.#intent = { ...this.#intent, roomName };
  }

  /** Chooses who may enter the room to be hosted. */
  setAccess(access: AccessRule): void {
    this.#task.setProblem(null);
    if (this.#intent?.kind === 'host') this.#intent = { ...this.#intent, access };
  }

  /** Takes the passphrase that is typed, for the room to be hosted or to be joined. */
  setPassphrase(passphrase: string): void {
    if (this.#intent) this.#intent = { ...this.#intent, passphrase };
  }
}

import { limits } from '#protocol';
import type { Call } from './call.svelte.ts';

/** Why files were not taken into what is being written. */
export type DraftProblem = 'too-large' | 'too-many' | 'unreadable';

/** Files of one message. */
export const mostFiles = 20;

/** What is being written into the chat and not yet sent. It outlives the panel. */
export class ChatDraft {
  /** As it is typed. */
  text = $state('');
  #files = $state.raw<readonly File[]>([]);
  #problem = $state<DraftProblem | null>(null);

  /** In the order they came. */
  get files(): readonly File[] {
    return this.#files;
  }

  /** About the files that came last; null when all were taken. */
  get problem(): DraftProblem | null {
    return this.#problem;
  }

  /** There is more of it than goes into one message. */
  get isTooLong(): boolean {
    return this.text.trim().length > limits.chatText;
  }

  /** Whether it can be sent as it is. */
  get isReady(): boolean {
    return !this.isTooLong && (this.text.trim() !== '' || this.#files.length > 0);
  }

  /** Takes files that were picked, dropped or pasted; those that cannot be sent are left out, and `problem` says why. */
  async add(files: readonly File[]): Promise<void> {
    this.#problem = null;
    const readable = await Promise.all(files.map(isReadable));
    for (const [at, file] of files.entries()) {
      if (!readable[at]) this.#problem = 'unreadable';
      else if (file.size > limits.fileBytes) this.#problem = 'too-large';
      else if (this.#files.length >= mostFiles) this.#problem = 'too-many';
      else this.#files = [...this.#files, file];
    }
  }

  remove(file: File): void {
    this.#files = this.#files.filter((each) => each !== file);
    this.#problem = null;
  }

  /** Sends all of it: first what was written, then each file. @returns whether there was anything to send */
  send(call: Pick<Call, 'chat' | 'files'>): boolean {
    if (!this.isReady) return false;
    call.chat.send(this.text);
    for (const file of this.#files) call.files.offer(file);
    this.text = '';
    this.#files = [];
    this.#problem = null;
    return true;
  }
}

// A folder that is dropped looks like a file until it is read.
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

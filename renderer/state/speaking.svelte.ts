import { Speakers } from '../call/speakers.ts';

const readingMs = 100;

/** Someone who may speak. */
interface Voice {
  readonly id: string;
  /** How loud they are now, 0 to 1. */
  readLevel(): number;
}

/** One of the others, who is told whether they speak. */
interface OtherVoice extends Voice {
  handleSpeaking(isSpeaking: boolean): void;
}

/** Listens to everyone in a call, oneself too, and knows who speaks and who has the floor. */
export class Speaking {
  readonly #speakers = new Speakers();
  readonly #self: Voice;
  readonly #others: () => readonly OtherVoice[];
  readonly #timer: ReturnType<typeof setInterval>;
  #speaker = $state<string | null>(null);
  #isSelfSpeaking = $state(false);

  /** @param others whoever else is there now; asked with every reading */
  constructor(self: Voice, others: () => readonly OtherVoice[]) {
    this.#self = self;
    this.#others = others;
    this.#timer = setInterval(() => this.#read(), readingMs);
  }

  /** The loudest of those who spoke lately, by id; null when nobody did. */
  get speaker(): string | null {
    return this.#speaker;
  }

  get isSelfSpeaking(): boolean {
    return this.#isSelfSpeaking;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #read(): void {
    const others = this.#others();
    const levels = new Map([this.#self, ...others].map((voice) => [voice.id, voice.readLevel()]));
    const { speaking, speaker } = this.#speakers.handleLevels(levels, performance.now());
    for (const voice of others) voice.handleSpeaking(speaking.has(voice.id));
    this.#isSelfSpeaking = speaking.has(this.#self.id);
    this.#speaker = speaker;
  }
}

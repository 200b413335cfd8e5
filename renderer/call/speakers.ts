/** Sound this loud (of full scale, about -40 dB) begins to count as speech. */
const onLevel = 0.01;
/** Who speaks goes on speaking down to this, so that a voice near the first bound does not flap. */
const offLevel = 0.005;
/** Sound of this length altogether is speech; a click or a key is shorter. */
const attackMs = 200;
/** Pauses between words are shorter than this. */
const holdMs = 900;
/** One reading stands for at most this long, however late the next one comes (timers of a hidden window). */
const readingMs = 100;
/** Who was last heard longer ago than this has no floor to keep. */
const latelyMs = 5_000;
/** Another voice takes over from one that goes on only when it is this much louder (about 3.5 dB)… */
const louder = 1.5;
/** …and not before the one that has the floor had it for so long. */
const floorMs = 1_500;
/** How fast the loudness of a voice follows its level, of 1 for each reading. */
const smoothing = 0.1;

/** Who speaks, as others read it. */
export interface Speech {
  /** Everyone who speaks now. */
  readonly speaking: ReadonlySet<string>;
  /** The loudest of those who spoke lately; null when nobody did. */
  readonly speaker: string | null;
}

interface Voice {
  /** How much of the attack has been heard; falls again in silence. */
  heardMs: number;
  isSpeaking: boolean;
  lastHeard: number;
  loudness: number;
}

/** Tells who speaks from how loud everyone is. Pure: the time is handed in with the levels. */
export class Speakers {
  readonly #voices = new Map<string, Voice>();
  #updatedAt: number | null = null;
  #speaker: string | null = null;
  #floorSince = -Infinity;

  /**
   * Takes a reading, about ten of which come in a second.
   * @param levels how loud everyone is who is there and can be heard, 0 to 1; who is missing has left
   * @param now milliseconds from any start
   */
  handleLevels(levels: ReadonlyMap<string, number>, now: number): Speech {
    const passed = Math.min(readingMs, now - (this.#updatedAt ?? now));
    this.#updatedAt = now;
    for (const id of this.#voices.keys()) if (!levels.has(id)) this.#voices.delete(id);
    for (const [id, level] of levels) this.#hear(id, level, passed, now);
    this.#chooseSpeaker(now);
    const speaking = [...this.#voices].filter(([, { isSpeaking }]) => isSpeaking).map(([id]) => id);
    return { speaking: new Set(speaking), speaker: this.#speaker };
  }

  #hear(id: string, level: number, passed: number, now: number): void {
    const voice = this.#voices.get(id) ?? {
      heardMs: 0,
      isSpeaking: false,
      lastHeard: -Infinity,
      loudness: 0,
    };
    this.#voices.set(id, voice);
    voice.loudness += (level - voice.loudness) * smoothing;
    if (voice.isSpeaking) {
      if (level >= offLevel) voice.lastHeard = now;
      voice.isSpeaking = now - voice.lastHeard < holdMs;
      if (!voice.isSpeaking) voice.heardMs = 0;
      return;
    }
    voice.heardMs = level >= onLevel ? voice.heardMs + passed : Math.max(0, voice.heardMs - passed / 2);
    if (voice.heardMs < attackMs) return;
    voice.isSpeaking = true;
    voice.lastHeard = now;
  }

  #chooseSpeaker(now: number): void {
    const holder = this.#speaker === null ? undefined : this.#voices.get(this.#speaker);
    const [loudest] = [...this.#voices]
      .filter(([, { isSpeaking }]) => isSpeaking)
      .sort(([, one], [, other]) => other.loudness - one.loudness);
    if (!loudest) {
      if (!holder || now - holder.lastHeard >= latelyMs) this.#speaker = null;
      return;
    }
    const [id, { loudness }] = loudest;
    const keepsFloor =
      holder?.isSpeaking === true &&
      (loudness < holder.loudness * louder || now - this.#floorSince < floorMs);
    if (id === this.#speaker || keepsFloor) return;
    this.#speaker = id;
    this.#floorSince = now;
  }
}

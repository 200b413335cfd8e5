// What is seen in a page of the hall: a <video> for each picture that arrives, and when its frames were shown.

/** What one picture has been like since the count began. */
export interface Seen {
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  /** The longest time without a new frame, in milliseconds, the time until now included. */
  readonly longestGapMs: number;
  /** Frames that were shown after a frame that was taken later. */
  readonly backwards: number;
}

interface Counter {
  frames: number;
  longestGapMs: number;
  backwards: number;
  lastAt: number;
  lastRtp: number | null;
}

/** Shows and counts. */
export class Watch {
  /** Off: what arrives is decoded, but not drawn, which in software costs more than all the rest. */
  isDrawing = true;
  readonly #counters = new Map<string, Counter>();
  readonly #marks = new Map<string, number>();

  show(id: string, track: MediaStreamTrack): void {
    this.forget((video) => video === id);
    if (!this.isDrawing) return;
    const isSound = track.kind === 'audio';
    const video = document.createElement('video');
    // Small, so that all have a place in the window: Chromium does not begin to play a silent one outside it.
    Object.assign(video, { id, autoplay: true, muted: !isSound, width: 80, hidden: isSound });
    video.srcObject = new MediaStream([track]);
    document.body.append(video);
    if (!isSound) this.#follow(id, video);
  }

  /** Removes the pictures and sounds with such ids. */
  forget(isMeant: (id: string) => boolean): void {
    for (const video of document.querySelectorAll('video')) {
      if (!isMeant(video.id)) continue;
      video.srcObject = null;
      video.remove();
      this.#counters.delete(video.id);
    }
  }

  /** Remembers when something happened for the first time. */
  mark(what: string): void {
    if (!this.#marks.has(what)) this.#marks.set(what, performance.now());
  }

  markOf(what: string): number | null {
    return this.#marks.get(what) ?? null;
  }

  /** Begins to count anew. */
  reset(): void {
    for (const counter of this.#counters.values()) {
      Object.assign(counter, { frames: 0, longestGapMs: 0, backwards: 0, lastAt: performance.now() });
    }
  }

  /** Null while there is no such picture. */
  seen(id: string): Seen | null {
    const counter = this.#counters.get(id);
    const video = document.getElementById(id);
    if (!counter || !(video instanceof HTMLVideoElement)) return null;
    const { frames, backwards, longestGapMs, lastAt } = counter;
    return {
      frames,
      width: video.videoWidth,
      height: video.videoHeight,
      longestGapMs: Math.round(Math.max(longestGapMs, performance.now() - lastAt)),
      backwards,
    };
  }

  #follow(id: string, video: HTMLVideoElement): void {
    const counter: Counter = {
      frames: 0,
      longestGapMs: 0,
      backwards: 0,
      lastAt: performance.now(),
      lastRtp: null,
    };
    this.#counters.set(id, counter);
    const onFrame: VideoFrameRequestCallback = (now, { rtpTimestamp = 0 }) => {
      if (this.#counters.get(id) !== counter) return;
      this.mark(`${id}-first`);
      counter.frames += 1;
      counter.longestGapMs = Math.max(counter.longestGapMs, now - counter.lastAt);
      counter.lastAt = now;
      // Half the range of 32 bits: nearer backwards than forwards.
      const step = counter.lastRtp === null ? 0 : (rtpTimestamp - counter.lastRtp) >>> 0;
      if (step > 0x7fff_ffff) counter.backwards += 1;
      counter.lastRtp = rtpTimestamp;
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  }
}

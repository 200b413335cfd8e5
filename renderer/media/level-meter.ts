const intervalMs = 100;

/** How loud a track is, 0 (silence) to 1 (full scale). */
export interface Level {
  /** The loudest moment: what a meter shows. */
  readonly peak: number;
  /** The mean power, which is what a receiver says of what arrives, too. */
  readonly power: number;
}

/**
 * Measures how loud a track is, ten times a second.
 * @returns a function that stops measuring
 */
export function measureLevel(track: MediaStreamTrack, onLevel: (level: Level) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    let peak = 0;
    let squares = 0;
    for (const sample of samples) {
      peak = Math.max(peak, Math.abs(sample));
      squares += sample * sample;
    }
    onLevel({ peak, power: Math.sqrt(squares / samples.length) });
  }, intervalMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

const intervalMs = 100;

/**
 * Measures how loud a track is, ten times a second.
 * @param onLevel called with the peak since the last call, 0 (silence) to 1 (full scale)
 * @returns a function that stops measuring
 */
export function measureLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
  }, intervalMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

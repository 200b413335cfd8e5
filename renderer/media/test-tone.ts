const pulses = 3;
const pulseSeconds = 0.6;
const hertz = 660;
const loudness = 0.3;

/** A sound that is over by itself. */
export interface TestTone {
  readonly stream: MediaStream;
  /** Settles when the last of it was played. */
  readonly over: Promise<void>;
}

/** Begins a tone of three soft pulses, about two seconds in all, for hearing whether a speaker is the right one. */
export function startTestTone(): TestTone {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const gain = context.createGain();
  const tone = new OscillatorNode(context, { frequency: hertz });
  tone.connect(gain).connect(out);
  const begin = context.currentTime;
  gain.gain.setValueAtTime(0, begin);
  for (let pulse = 0; pulse < pulses; pulse += 1) {
    const at = begin + pulse * pulseSeconds;
    gain.gain.linearRampToValueAtTime(loudness, at + 0.05);
    gain.gain.setValueAtTime(loudness, at + pulseSeconds - 0.2);
    gain.gain.linearRampToValueAtTime(0, at + pulseSeconds - 0.05);
  }
  const over = new Promise<void>((resolve) => {
    tone.onended = () => {
      void context.close();
      resolve();
    };
  });
  tone.start();
  tone.stop(begin + pulses * pulseSeconds);
  return { stream: out.stream, over };
}

const size = { codedWidth: 32, codedHeight: 32 };
const bytesPerFrame = (size.codedWidth * size.codedHeight * 3) / 2;

/** Writes a grey picture into a track, so often a second, until the track ends. */
export function startDummy(writable: WritableStream<VideoFrame>, framesPerSecond: number): void {
  const writer = writable.getWriter();
  const pixels = new Uint8Array(bytesPerFrame).fill(128);
  const timer = setInterval(() => {
    const timestamp = performance.now() * 1000;
    const frame = new VideoFrame(pixels, { format: 'I420', ...size, timestamp });
    writer.write(frame).catch(() => clearInterval(timer));
  }, 1000 / framesPerSecond);
}

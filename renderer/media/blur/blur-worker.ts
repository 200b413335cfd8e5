// The blur's worker: no frame leaves it but a blurred one. It is the only place where WebAssembly may be compiled
// (the policy that its file is served with says so), and a classic worker, since the runtime loads by importScripts.
import { LoadMeter } from './load-meter.ts';
import type { FromBlurWorker, ToBlurWorker } from './messages.ts';
import { blurBehind } from './painter.ts';
import { Segmenter } from './segmenter.ts';

const tell = (message: FromBlurWorker) => postMessage(message);

/** Blurs frame by frame, always the newest: while one is worked on, the camera keeps only the last. */
async function blurAll({ readable, writable }: ToBlurWorker): Promise<void> {
  const segmenter = await Segmenter.load();
  const meter = new LoadMeter(performance.now(), (load) => tell({ type: 'load', load }));
  const reader = readable.getReader();
  const writer = writable.getWriter();
  let isReady = false;
  for (;;) {
    const { done, value: frame } = await reader.read();
    if (done) return;
    const began = performance.now();
    try {
      await writer.write(await blurBehind(frame, segmenter));
    } finally {
      frame.close();
    }
    meter.add(began, performance.now());
    if (!isReady) tell({ type: 'ready' });
    isReady = true;
  }
}

addEventListener('message', ({ data }: MessageEvent<ToBlurWorker>) => {
  blurAll(data).catch((error: unknown) => tell({ type: 'failed', error: String(error) }));
});

import { monitorEventLoopDelay } from 'node:perf_hooks';

const nanoseconds = 1e-9;
const resolutionMs = 20;

/**
 * The numbers of the process, named as Prometheus' own clients name them. Not the client library's default set: that
 * measures for the whole life of the process, and a server ends before it.
 * @param gauge takes each of them, with what reads it
 * @returns a function that stops measuring
 */
export function addProcess(gauge: (name: string, help: string, read: () => number) => void): () => void {
  gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  gauge('nodejs_heap_size_used_bytes', 'Heap in use.', () => process.memoryUsage().heapUsed);
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  gauge('nodejs_eventloop_delay_p99_seconds', 'Event loop delay since the last reading.', () =>
    secondsOf(delay.percentile(99)),
  );
  gauge('nodejs_eventloop_delay_max_seconds', 'The longest since the last reading.', () => {
    const longest = secondsOf(delay.max);
    delay.reset();
    return longest;
  });
  return () => {
    delay.disable();
  };
}

// The histogram measures how far apart its ticks are, which is at least its resolution.
function secondsOf(measured: number): number {
  return Math.max(0, measured * nanoseconds - resolutionMs / 1_000);
}

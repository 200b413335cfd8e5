// What an app costs the machine, all its processes together.
import type { App } from '../support/app.ts';

/** Processor time since it was started, in seconds. */
export function processorSeconds({ electron }: App): Promise<number> {
  return electron.evaluate(({ app }) =>
    app.getAppMetrics().reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0),
  );
}

/** Memory that it holds now, in megabytes; what its processes share counts for each. */
export function memoryMb({ electron }: App): Promise<number> {
  return electron.evaluate(({ app }) =>
    app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0),
  );
}

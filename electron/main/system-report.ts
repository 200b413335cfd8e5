import { arch, cpus, release, totalmem } from 'node:os';
import { app } from 'electron';
import type { SystemReport } from '#ipc';
import { recentLines } from './logging.ts';

const lines = 60;

/** What helps to find out what is wrong on this machine, for the person to hand to somebody. @param directory the profile */
export async function systemReport(directory: string): Promise<SystemReport> {
  const { versions, platform } = process;
  return {
    version: app.getVersion(),
    isPackaged: app.isPackaged,
    engine: `Electron ${versions.electron}, Chromium ${versions.chrome}, Node ${versions.node}`,
    system: `${platform} ${process.getSystemVersion()} (${release()}) ${arch()}`,
    memory: Math.round(totalmem() / 1_048_576),
    processors: cpus().length,
    language: app.getLocale(),
    log: await recentLines(directory, lines),
  };
}

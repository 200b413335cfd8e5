// Starts the app's process without Playwright, as a shell does, for starts that end by themselves.
import { spawn } from 'node:child_process';
import type { App } from './app.ts';
import { repositoryRoot } from './process.ts';

/** How a process ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const patienceMs = 20_000;

/** Runs a program in the project's folder to its end; ends it by force after 20 s, with no exit code. */
export function runToEnd(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = { stdout: '', stderr: '' };
    child.stdout.on('data', (part: Buffer) => (printed.stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (printed.stderr += part.toString()));
    const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(impatient);
      resolve({ code, ...printed });
    });
  });
}

/** Runs the app with these arguments until it ends. */
export function runApp(args: readonly string[]): Promise<Ended> {
  const runtime = process.env['MADANG_ELECTRON'];
  if (runtime === undefined) throw new Error('MADANG_ELECTRON must name the Electron executable');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return runToEnd(runtime, [...sandbox, '.', ...args]);
}

/** Starts the app a second time on the profile of one that runs, and waits until that start has ended. */
export async function startAgain(first: App, link?: string): Promise<void> {
  const args = ['--profile', first.profile, ...(link === undefined ? [] : [link])];
  const { code, stderr } = await runApp(args);
  if (code !== 0) throw new Error(`The second start ended with ${String(code)}:\n${stderr}`);
}

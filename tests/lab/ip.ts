// Runs commands on this machine, above all `ip`.
import { execFile } from 'node:child_process';

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, whatever that is. */
export function run(command: string, args: readonly string[], timeoutMs = 10_000): Promise<CommandResult> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: timeoutMs }, (error, stdout, stderr) => {
      const failed = typeof error?.code === 'number' ? error.code : 127;
      resolve({
        code: error === null ? 0 : failed,
        stdout,
        stderr: stderr === '' ? (error?.message ?? '') : stderr,
      });
    });
  });
}

/** Runs `ip` with these words to change something, and throws when it refuses. */
export async function ip(words: string): Promise<void> {
  await ipOutput(words);
}

/** Runs `ip` with these words and gives what it prints. */
export async function ipOutput(words: string): Promise<string> {
  const { code, stdout, stderr } = await run('ip', words.split(' '));
  if (code !== 0) throw new Error(`ip ${words}: ${stderr.trim()}`);
  return stdout;
}

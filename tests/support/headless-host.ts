// Hosts a room without a window, as `npm start` does where there is no display.
import { spawn } from 'node:child_process';
import { freshProfile } from './process.ts';

/** A running headless host. */
export interface HeadlessHost {
  /** All that it printed so far. */
  output(): string;
  /** The https:// link for guests, once it is printed. */
  guestLink(): string | undefined;
  /** Asks it to end, waits for that, and gives its exit code. */
  close(): Promise<number | null>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/**
 * Starts the signaling CLI with arguments of its own.
 * @param namespace of the network to start it in (see tests/lab/network.ts)
 * @param folder a profile that the test owns, for starting a second time with what the first left
 */
export function startHeadlessHost(
  args: readonly string[],
  namespace?: string,
  folder?: string,
): HeadlessHost {
  const profile = folder === undefined ? freshProfile() : { folder, remove: () => undefined };
  const inside = namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace];
  const [command = process.execPath, ...rest] = [
    ...inside,
    process.execPath,
    'dist/signaling/cli.js',
    ...['--profile', profile.folder, '--lang', 'en'],
    ...args,
  ];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    output: () => output,
    guestLink: () => /https:\/\/\S+#join\/[\w-]+/.exec(output)?.[0],
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      child.kill('SIGTERM');
      const code = await ended;
      profile.remove();
      return code;
    },
  };
}

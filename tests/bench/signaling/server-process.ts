// The servers that are compared, each in a process of its own, so that what each costs can be told.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '../../support/process.ts';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  /** Everything that it printed. */
  output(): string;
  /** Processor time so far, in seconds. */
  cpuSeconds(): number;
  /** Resident memory, in bytes. */
  memory(): number;
  close(): Promise<void>;
}

// USER_HZ, which is 100 on every Linux that there is (proc(5)).
const ticksPerSecond = 100;

/** Starts the bare relay. @param certificate a PEM file with certificate and key */
export function startBare(certificate: string): Promise<ServerProcess> {
  const script = fileURLToPath(new URL('bare-relay.mjs', import.meta.url));
  return started(spawn(process.execPath, [script, certificate], piped), /port (\d+)/);
}

/** Starts Madang's server as `docs/deploy.md` says, with its usual limits. */
export function startMadang(config: string, profile: string): Promise<ServerProcess> {
  const args = ['dist/signaling/cli.js', '--config', config, '--profile', profile, '--lang', 'en'];
  return started(spawn(process.execPath, args, piped), /port=(\d+)[^]*Ctrl\+C/);
}

const piped = { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] } satisfies Parameters<
  typeof spawn
>[2];

async function started(child: ChildProcess, ready: RegExp): Promise<ServerProcess> {
  let output = '';
  let keep = true;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      // Who comes and goes is not needed here, and is much.
      if (keep) output += text;
    });
  }
  while (!ready.test(output)) {
    if (child.exitCode !== null || child.stdout === null) throw new Error(`the server ended: ${output}`);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    // What came on the other stream has been read by then.
    await new Promise((resolve) => setImmediate(resolve));
  }
  keep = false;
  const read = (file: string) => readFileSync(`/proc/${String(child.pid)}/${file}`, 'utf8');
  return {
    port: Number(ready.exec(output)?.[1]),
    output: () => output,
    cpuSeconds: () => {
      // Fields 14 and 15 of the line; the second one, in brackets, may hold spaces.
      const fields = read('stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    },
    memory: () => Number(/^VmRSS:\s+(\d+) kB$/m.exec(read('status'))?.[1]) * 1_024,
    close: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

// A copy of this machine's system that is changed as an administrator does, and then thrown away: the real folders lie
// beneath it, and what is written goes into memory (overlayfs). A process holds it, and it is gone with that.
import { spawn, type ChildProcess } from 'node:child_process';
import { run, type CommandResult } from '../lab/ip.ts';

/** The account in it that has no rights. */
const account = 'madang-tester';

// Its root is changed by pivot_root: who is in a mere chroot may have no user namespaces, which the app's sandbox is
// made of. /run is the machine's own, as its name servers may be named there.
const script = `
set -e
mount -t tmpfs -o mode=755 tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
for name in dev proc sys run; do mount --rbind "/$name" "$1/root/$name"; done
mount -t tmpfs -o mode=1777 tmpfs "$1/root/tmp"
cp "$2" "$1/root/tmp/installed.deb"
cd "$1/root"
mkdir .outside
pivot_root . .outside
umount -l /.outside
rmdir /.outside
useradd --create-home ${account}
echo ready
exec cat`;

/** A system that can be changed without harm. */
export interface ThrowawaySystem {
  /** The file in it that was handed in. */
  readonly file: string;
  /** The account in it that has no rights. */
  readonly account: string;
  /** What to put before a command to run it in there with all rights. */
  readonly inside: readonly [string, ...string[]];
  /** What to put before a command in there to run it without rights, with a home and a display, and nothing else. */
  readonly asPerson: readonly [string, ...string[]];
  /** Runs a command in there with all rights. */
  run(...command: readonly string[]): Promise<CommandResult>;
  /** Ends it, and all that was done in it. What was started in there has to have ended. */
  end(): Promise<void>;
}

/** Why there can be none here, or null when there can. */
export async function whyNoThrowaway(): Promise<string | null> {
  if (process.platform !== 'linux') return 'it takes Linux';
  if (process.getuid?.() !== 0) return 'it takes root';
  for (const command of ['unshare', 'nsenter', 'runuser', 'apt-get']) {
    const { code } = await run('which', [command]);
    if (code !== 0) return `there is no ${command}`;
  }
  return null;
}

/**
 * Makes one.
 * @param folder empty, to hang it up in
 * @param file to have in it
 * @throws when this machine lets none be made, with what it said
 */
export async function makeThrowaway(folder: string, file: string): Promise<ThrowawaySystem> {
  const unshare = ['--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', folder, file];
  const holder = spawn('unshare', unshare, { cwd: '/' });
  await becomeReady(holder);
  const enter = ['nsenter', `--mount=/proc/${String(holder.pid)}/ns/mnt`, '--'] as const;
  const display = process.env['DISPLAY'] ?? '';
  return {
    file: '/tmp/installed.deb',
    account,
    inside: enter,
    asPerson: [
      ...(['runuser', '-u', account, '--'] as const),
      ...['env', '-i', `HOME=/home/${account}`, 'PATH=/usr/bin:/bin', `DISPLAY=${display}`],
    ],
    run: (...command) => {
      const [program, ...words] = [...enter, ...command] as const;
      // An installation from a mirror far away takes its time.
      return run(program, words, 200_000);
    },
    end: () =>
      new Promise((resolve) => {
        holder.once('close', () => {
          resolve();
        });
        holder.stdin.end();
      }),
  };
}

function becomeReady(holder: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes('ready\n')) resolve();
    };
    holder.stdout?.on('data', hear);
    holder.stderr?.on('data', hear);
    holder.once('error', reject);
    holder.once('close', () => {
      reject(new Error(`No system can be made to throw away: ${said.trim()}`));
    });
  });
}

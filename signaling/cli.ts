import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanName, limits } from '#protocol';
import { defaultProfileFolder } from './cli/profile-folder.ts';
import { runCommand } from './cli/run.ts';

// Beside this file's bundle, dist/signaling/cli.js.
const guestApp = join(dirname(fileURLToPath(import.meta.url)), '..', 'renderer');

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Once: asked a second time, the process ends at once.
    process.once(signal, () => {
      resolve();
    });
  }
});

function accountName(): string {
  try {
    const name = cleanName(userInfo().username).slice(0, limits.name);
    return name === '' ? 'Madang' : name;
  } catch {
    // The account may have no entry, as in a container.
    return 'Madang';
  }
}

process.exitCode = await runCommand({
  args: process.argv.slice(2),
  env: process.env,
  accountName: accountName(),
  profile: defaultProfileFolder({ platform: process.platform, env: process.env, home: homedir() }),
  guestApp,
  print: (line) => process.stdout.write(`${line}\n`),
  log: (line) => process.stderr.write(`${new Date().toISOString()} ${line}\n`),
  stopped,
});

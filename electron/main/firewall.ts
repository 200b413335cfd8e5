import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const patienceMs = 2_000;

/** Whether this system's own firewall is on, as far as that can be asked without rights; false when it cannot. */
export async function hasFirewall(platform: string = process.platform): Promise<boolean> {
  if (platform === 'win32') {
    return /^\s*State\s+ON/im.test(await ask('netsh', ['advfirewall', 'show', 'currentprofile', 'state']));
  }
  if (platform === 'darwin') {
    const tool = '/usr/libexec/ApplicationFirewall/socketfilterfw';
    return /enabled|State = [12]/i.test(await ask(tool, ['--getglobalstate']));
  }
  // Everyone may read these two; what the kernel has is for root alone.
  const ufw = await readFile('/etc/ufw/ufw.conf', 'utf8').catch(() => '');
  return /^ENABLED=yes/im.test(ufw) || (await ask('firewall-cmd', ['--state'])).startsWith('running');
}

function ask(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: patienceMs, windowsHide: true }, (_error, stdout) => {
      resolve(stdout);
    });
  });
}

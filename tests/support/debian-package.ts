// The Debian package that the tests install, and a later one of it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packagedExecutable } from './packaged.ts';

/** The Debian package that was made beside the packaged app, where one could be made. */
export function debianPackage(): string | undefined {
  const output = dirname(dirname(packagedExecutable()));
  const name = readdirSync(output).find((file) => file.endsWith('.deb'));
  return name === undefined ? undefined : join(output, name);
}

/** A Debian package as a later version, with a program in it that says that it was started, and no more. */
export function newerPackage(file: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'madang-newer-'));
  try {
    const root = join(folder, 'root');
    execFileSync('dpkg-deb', ['--raw-extract', file, root]);
    const control = join(root, 'DEBIAN/control');
    writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, 'Version: 9.9.9'));
    const app = join(root, 'opt/Madang');
    const kept = ['madang', 'chrome-sandbox', 'resources'];
    for (const name of readdirSync(app))
      if (!kept.includes(name)) rmSync(join(app, name), { recursive: true });
    writeFileSync(join(app, 'madang'), '#!/bin/sh\nprintf 9.9.9 > "$HOME/started"\n');
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, `${root}.deb`]);
    return readFileSync(`${root}.deb`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Ubuntu 24.04 and newer make a sandbox for those only who have a profile, which is the kernel's and not a copy's. */
export function isProfileNeeded(): boolean {
  const setting = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  return existsSync(setting) && readFileSync(setting, 'utf8').trim() === '1';
}

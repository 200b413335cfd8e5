import { join } from 'node:path';

/** What the default folder depends on. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
}

/**
 * Where data is kept when `--profile` does not say: each system's own place for an application's data
 * (XDG Base Directory Specification on Linux and the like; a relative XDG_DATA_HOME is invalid and ignored).
 */
export function defaultProfileFolder({ platform, env, home }: Machine): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Madang');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Madang');
  const data = env['XDG_DATA_HOME'];
  return join(data?.startsWith('/') ? data : join(home, '.local', 'share'), 'madang');
}

/** The operating system, as far as words differ by it. */
export type System = 'mac' | 'windows' | 'other';

/** @param userAgent what the engine says of itself */
export function systemOf(userAgent: string): System {
  if (userAgent.includes('Mac')) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'other';
}

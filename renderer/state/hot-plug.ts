import type { Device } from '../media/devices.ts';

/** What is known of a device of one kind when the list of devices changes. */
export interface HotPlug {
  /** What was plugged in before. */
  before: readonly Device[];
  now: readonly Device[];
  /** What is open, if anything is. */
  inUse: Device | null;
  /** The one to go back to: what was picked, or what was lost. */
  home: string | null;
  /** It was asked for and did not open, for another reason than a no of the person or the system. */
  hasFailed: boolean;
}

/** Whether the device is to be opened anew: it may work now, the one to use is back, or the system changed it. */
export function needsReopening({ before, now, inUse, home, hasFailed }: HotPlug): boolean {
  const find = (list: readonly Device[], id: string | null) => list.find((device) => device.id === id);
  if (hasFailed) return now.length > 0;
  if (!inUse) return false;
  const isHomeBack = home !== inUse.id && !find(before, home) && find(now, home) !== undefined;
  // The system's default keeps its id and takes the name of what it stands for.
  const [was, is] = [find(before, inUse.id)?.label, find(now, inUse.id)?.label];
  const isChanged = Boolean(was) && Boolean(is) && was !== is;
  return isHomeBack || isChanged;
}

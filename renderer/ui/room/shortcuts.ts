/** What a key in the room does. */
export type Action = 'microphone' | 'camera' | 'share' | 'chat' | 'people' | 'invite' | 'leave';

const keys: Record<Action, { letter: string; shift: boolean }> = {
  microphone: { letter: 'D', shift: false },
  camera: { letter: 'E', shift: false },
  share: { letter: 'S', shift: true },
  chat: { letter: 'C', shift: true },
  people: { letter: 'P', shift: true },
  invite: { letter: 'I', shift: true },
  leave: { letter: 'L', shift: true },
};
/** All of them, in the order they are listed. */
export const actions: readonly Action[] = [
  'microphone',
  'camera',
  'share',
  'chat',
  'people',
  'invite',
  'leave',
];

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat'>;

/**
 * What was asked for by a key, or null. Goes by the place of the key, which stays the same while a Korean
 * input method is on.
 * @param mac whether Mod is the command key
 */
export function actionOf(press: Press, mac: boolean): Action | null {
  const mod = mac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (!mod || press.altKey || press.repeat) return null;
  const pressed = actions.find(
    (action) => press.code === `Key${keys[action].letter}` && press.shiftKey === keys[action].shift,
  );
  return pressed ?? null;
}

/** The keys of an action as this system writes them. */
export function keysOf(action: Action, mac: boolean): string {
  const { letter, shift } = keys[action];
  return mac ? `${shift ? '⇧' : ''}⌘${letter}` : `Ctrl+${shift ? 'Shift+' : ''}${letter}`;
}

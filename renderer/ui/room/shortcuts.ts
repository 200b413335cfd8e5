/** What a key in the room does. */
export type Action =
  | 'microphone'
  | 'camera'
  | 'share'
  | 'chat'
  | 'people'
  | 'invite'
  | 'leave'
  | 'grid'
  | 'speaker'
  | 'presentation'
  | 'fullscreen';

interface Keys {
  /** The place of the key, as `KeyboardEvent.code` names it. */
  readonly code: string;
  readonly mod: boolean;
  readonly shift: boolean;
}

const withMod = (letter: string, shift: boolean): Keys => ({ code: `Key${letter}`, mod: true, shift });
const alone = (code: string): Keys => ({ code, mod: false, shift: false });

const keys: Record<Action, Keys> = {
  microphone: withMod('D', false),
  camera: withMod('E', false),
  share: withMod('S', true),
  chat: withMod('C', true),
  people: withMod('P', true),
  invite: withMod('I', true),
  leave: withMod('L', true),
  grid: alone('Digit1'),
  speaker: alone('Digit2'),
  presentation: alone('Digit3'),
  fullscreen: alone('KeyF'),
};

/** Every action that has a key, in the order they are listed. */
export const actions: readonly Action[] = [
  ...(['microphone', 'camera', 'share', 'chat', 'people', 'invite', 'leave'] as const),
  ...(['grid', 'speaker', 'presentation', 'fullscreen'] as const),
];

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat'>;

/**
 * What was asked for by a key, or null. Goes by the place of the key, which stays the same while a Korean
 * input method is on.
 * @param mac whether Mod is the command key
 * @param singleKeys whether keys without Mod count: not while something is typed, nor if a person wants none
 */
export function actionOf(press: Press, mac: boolean, singleKeys: boolean): Action | null {
  const mod = mac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if ((!mod && (press.ctrlKey || press.metaKey)) || press.altKey || press.repeat) return null;
  const pressed = actions.find((action) => {
    const wanted = keys[action];
    return press.code === wanted.code && press.shiftKey === wanted.shift && mod === wanted.mod;
  });
  return pressed && (keys[pressed].mod || singleKeys) ? pressed : null;
}

/** The keys of an action as this system writes them. */
export function keysOf(action: Action, mac: boolean): string {
  const { code, mod, shift } = keys[action];
  const key = code.replace(/^Key|^Digit/, '');
  if (!mod) return key;
  return mac ? `${shift ? '⇧' : ''}⌘${key}` : `Ctrl+${shift ? 'Shift+' : ''}${key}`;
}

/** Whether an element takes characters: what is typed there is for it alone. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isField = target instanceof HTMLInputElement && !['radio', 'checkbox', 'range'].includes(target.type);
  return (
    isField ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  );
}

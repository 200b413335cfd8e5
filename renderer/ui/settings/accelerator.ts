type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const named: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};
const plain = /^(?:F\d{1,2}|Space|Insert|Delete|Home|End|PageUp|PageDown)$/;

/**
 * The keys that were pressed, as Electron writes them (an accelerator). Goes by the place of the key, whatever input
 * method is on.
 * @returns null while only Ctrl and the like are held, or when what is pressed would be taken from everybody's typing
 */
export function acceleratorOf(press: Press, mac: boolean): string | null {
  const key = keyOf(press.code);
  if (key === null) return null;
  const held = [
    press.ctrlKey ? (mac ? 'Control' : 'CommandOrControl') : '',
    press.metaKey ? (mac ? 'CommandOrControl' : 'Super') : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
  ].filter((modifier) => modifier !== '');
  const isTyping = held.every((modifier) => modifier === 'Shift') && !/^F\d/.test(key);
  return isTyping ? null : [...held, key].join('+');
}

function keyOf(code: string): string | null {
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return letter ?? named[code] ?? (plain.test(code) ? code : null);
}

const onMac: Record<string, string> = {
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Command: '⌘',
  CommandOrControl: '⌘',
};
const macOrder = '⌃⌥⇧⌘';

/** An accelerator as this system writes it for people. */
export function wordsOfKeys(accelerator: string, mac: boolean): string {
  const parts = accelerator.split('+');
  if (!mac)
    return parts.map((part) => (part === 'CommandOrControl' || part === 'Control' ? 'Ctrl' : part)).join('+');
  const signs = parts.slice(0, -1).map((part) => onMac[part] ?? part);
  signs.sort((one, other) => macOrder.indexOf(one) - macOrder.indexOf(other));
  return `${signs.join('')}${parts.at(-1) ?? ''}`;
}

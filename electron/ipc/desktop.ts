import * as v from 'valibot';

const words = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

/** What the tray says, in the person's language. */
export const trayWords = v.object({
  call: words,
  muted: words,
  show: words,
  mute: words,
  leave: words,
  quit: words,
});

/** A call as the desktop shows it. */
export const callState = v.object({
  /** The microphone is off. */
  muted: v.boolean(),
  words: trayWords,
});
export type CallState = v.InferOutput<typeof callState>;

/** What the desktop asks of a call: from the tray, or by a key pressed anywhere. */
export const callCommand = v.picklist(['toggle-microphone', 'leave']);
export type CallCommand = v.InferOutput<typeof callCommand>;

const modifiers = ['CommandOrControl', 'Control', 'Command', 'Alt', 'Shift', 'Super'];
const key = '[A-Z0-9]|F(?:[1-9]|1\\d|2[0-4])|Space|Insert|Delete|Home|End|PageUp|PageDown|Up|Down|Left|Right';

/** A key and what is held with it, as Electron writes it. */
export const accelerator = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(?:(?:${modifiers.join('|')})\\+){0,4}(?:${key})$`)),
);

/** Whether the key that works anywhere is in force: there is none, it is, or the system or another app has it. */
export const muteKeysState = v.picklist(['none', 'free', 'refused']);
export type MuteKeysState = v.InferOutput<typeof muteKeysState>;

/** What a person who looks elsewhere is told. */
export const news = v.object({
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  body: v.pipe(v.string(), v.maxLength(300)),
});
export type News = v.InferOutput<typeof news>;

/** The name under which the page opens the small window of a call. */
export const miniWindowName = 'madang-mini';

/** Why rooms may not be found here, as far as it can be seen from this machine. */
export const networkTrouble = v.picklist([
  'no-network',
  'virtual-only',
  /** A room is hosted here, and its port does not answer at this machine's own address. */
  'port-unreachable',
  'multicast-blocked',
  'firewall',
  'local-network-denied',
]);
export type NetworkTrouble = v.InferOutput<typeof networkTrouble>;

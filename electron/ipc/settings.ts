import * as v from 'valibot';
import { colours, iceServers, participantName, port } from '#protocol';
import { accelerator } from './desktop.ts';
import { updateAddress } from './updates.ts';

/** `system` follows the operating system's language. */
export const languageChoice = v.picklist(['system', 'ko', 'en']);

const deviceId = v.nullable(v.pipe(v.string(), v.maxLength(256)));

/** What is done to the microphone's sound before it is sent; each can be done without. */
export const soundProcessing = v.object({
  noiseSuppression: v.boolean(),
  echoCancellation: v.boolean(),
  autoGainControl: v.boolean(),
});
export type SoundProcessing = v.InferOutput<typeof soundProcessing>;

const allProcessing: SoundProcessing = {
  noiseSuppression: true,
  echoCancellation: true,
  autoGainControl: true,
};

/** What is told by a notification while the window is hidden or another app is in front. */
export const notificationChoices = v.object({
  arrivals: v.boolean(),
  knocks: v.boolean(),
  messages: v.boolean(),
  /** Whether what was written is shown with it. */
  text: v.boolean(),
});
export type NotificationChoices = v.InferOutput<typeof notificationChoices>;

const usualNotifications: NotificationChoices = { arrivals: true, knocks: true, messages: true, text: false };

/** What is remembered between starts. Device ids are the browser engine's own. */
export const settings = v.object({
  name: v.nullable(participantName),
  language: languageChoice,
  camera: deviceId,
  microphone: deviceId,
  // None of these are in what earlier versions kept.
  /** The colour to be shown in; null for the one that is guessed. */
  colour: v.optional(v.nullable(v.picklist(colours)), null),
  speaker: v.optional(deviceId, null),
  /** What is behind the person is blurred. */
  blur: v.optional(v.boolean(), false),
  sound: v.optional(soundProcessing, allProcessing),
  appearance: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** A room is dark whatever the appearance. */
  darkRoom: v.optional(v.boolean(), true),
  /** Whether keys without Mod do something in a room. */
  singleKeys: v.optional(v.boolean(), true),
  /** The port to host on; null for the usual one or the next that is free. */
  port: v.optional(v.nullable(port), null),
  /** The network interface to host on, by its name; null for all. */
  hostInterface: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(256))), null),
  /** The keys that mute while another app has the focus; null for none. */
  muteKeys: v.optional(v.nullable(accelerator), 'CommandOrControl+Alt+Shift+D'),
  notifications: v.optional(notificationChoices, usualNotifications),
  /** A small window over the others shows the call while the window is hidden or minimised. */
  miniWindow: v.optional(v.boolean(), true),
  /** Where updates are looked for; null for nowhere, and then nothing is asked of anyone. */
  updateAddress: v.optional(v.nullable(updateAddress), null),
  /** STUN and TURN servers of one's own. */
  ice: v.optional(iceServers, []),
});
export type Settings = v.InferOutput<typeof settings>;

/** What is used before anything was chosen. */
export const defaultSettings: Settings = v.parse(settings, {
  name: null,
  language: 'system',
  camera: null,
  microphone: null,
});

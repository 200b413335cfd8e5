import { m } from '../../i18n/paraglide/messages.js';
import type { DeviceKind, DeviceStatus } from '../../state/local-media.svelte.ts';
import { systemOf, type System } from './system.ts';

type Words = Record<
  Exclude<DeviceStatus, 'on' | 'denied' | 'blur-failed'> | 'denied-browser' | `denied-${System}`,
  () => string
>;

const words: Record<DeviceKind, Words> = {
  camera: {
    off: m.camera_off,
    starting: m.camera_starting,
    missing: m.camera_missing,
    'denied-mac': m.camera_denied_mac,
    'denied-windows': m.camera_denied_windows,
    'denied-other': m.camera_denied_app,
    'denied-browser': m.camera_denied_browser,
    busy: m.camera_busy,
    failed: m.camera_failed,
  },
  microphone: {
    off: m.microphone_off,
    starting: m.microphone_starting,
    missing: m.microphone_missing,
    'denied-mac': m.microphone_denied_mac,
    'denied-windows': m.microphone_denied_windows,
    'denied-other': m.microphone_denied_app,
    'denied-browser': m.microphone_denied_browser,
    busy: m.microphone_busy,
    failed: m.microphone_failed,
  },
};

/**
 * How a device is doing and what to do about it; empty while it works.
 * @param isApp whether this is the desktop app, where the system gives permission, and not the browser
 */
export function deviceWords(kind: DeviceKind, status: DeviceStatus, isApp: boolean): string {
  if (status === 'on') return '';
  if (status === 'blur-failed') return m.camera_blur_failed();
  if (status === 'denied') {
    const where = isApp ? (`denied-${systemOf(navigator.userAgent)}` as const) : 'denied-browser';
    return words[kind][where]();
  }
  return words[kind][status]();
}

const standIns: Record<DeviceKind | 'speaker', (inputs: { device: string }) => string> = {
  camera: m.camera_stand_in,
  microphone: m.microphone_stand_in,
  speaker: m.speaker_stand_in,
};

/** That a device was unplugged, and which one is used instead; `device` may have no name. */
export function standInWords(kind: DeviceKind | 'speaker', device: string): string {
  return standIns[kind]({ device: device || m.green_default_device() });
}

/** Whether this is a fault, which trying again may mend. */
export function isFault(status: DeviceStatus): boolean {
  return status !== 'on' && status !== 'off' && status !== 'starting';
}

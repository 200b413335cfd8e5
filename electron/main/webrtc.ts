import { app } from 'electron';

/**
 * Puts this machine's addresses into ICE candidates as they are. Chromium would hide them behind mDNS names
 * until a camera is allowed, and those cannot be resolved where multicast is blocked. Before the app is ready.
 */
export function exposeHostCandidates(): void {
  const disabled = app.commandLine.getSwitchValue('disable-features').split(',');
  const features = [...disabled, 'WebRtcHideLocalIpsWithMdns'].filter((feature) => feature !== '');
  app.commandLine.appendSwitch('disable-features', features.join());
}

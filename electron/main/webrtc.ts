import { app } from 'electron';

const disabledFeatures = [
  // Puts this machine's addresses into ICE candidates as they are. Chromium would hide them behind mDNS names until
  // a camera is allowed, and those cannot be resolved where multicast is blocked.
  'WebRtcHideLocalIpsWithMdns',
  // Lets a script transform send frames that another sender has encoded: one picture for many viewers, in engines
  // that no longer have encoded streams (docs/media.md). The page can do no more with it than with its own frames.
  'WebRtcRtpScriptTransformerFrameRestrictions',
];

/** Sets up the engine's WebRTC for rooms on a LAN. Before the app is ready. */
export function configureWebRtc(): void {
  const disabled = app.commandLine.getSwitchValue('disable-features').split(',');
  const features = [...disabled, ...disabledFeatures].filter((feature) => feature !== '');
  app.commandLine.appendSwitch('disable-features', features.join());
}

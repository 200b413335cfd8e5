/**
 * How a publication's frames reach its viewers: encoded once and handed to each, by one of two interfaces of
 * the engine, or encoded for each viewer anew.
 */
export type Way = 'encoded-streams' | 'script-transform' | 'per-viewer';

/**
 * The best way this engine has.
 * @param foreignFrames a script transform takes frames of another sender. Chromium refuses them unless started
 * with a switch, and says nothing of it, so it cannot be found out here
 */
export function findWay({ foreignFrames = false } = {}): Way {
  const canMakeFrames =
    typeof RTCEncodedVideoFrame === 'function' && typeof MediaStreamTrackGenerator === 'function';
  if (!canMakeFrames) return 'per-viewer';
  if (typeof RTCRtpSender.prototype.createEncodedStreams === 'function') return 'encoded-streams';
  return foreignFrames && typeof RTCRtpScriptTransform === 'function' ? 'script-transform' : 'per-viewer';
}

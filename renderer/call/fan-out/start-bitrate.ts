const videoCodec = /^a=rtpmap:(\d+) (?:VP8|VP9|AV1|H264)\//gm;

/**
 * Lets a sender begin at this bitrate instead of the engine's 300 kbit/s, and stay there when nothing is ever
 * reported back: `x-google-start-bitrate`, in kbit/s, which Chromium reads from a remote description.
 */
export function preferStartBitrate(sdp: string, bitsPerSecond: number): string {
  const parameter = `x-google-start-bitrate=${Math.ceil(bitsPerSecond / 1000)}`;
  let changed = sdp;
  for (const [line, type = ''] of sdp.matchAll(videoCodec)) {
    const before = changed;
    changed = changed.replaceAll(`a=fmtp:${type} `, `a=fmtp:${type} ${parameter};`);
    const added = new RegExp(`(${line}.*\\r\\n)`, 'g');
    if (changed === before) changed = changed.replace(added, `$1a=fmtp:${type} ${parameter}\r\n`);
  }
  return changed;
}

const firstVideoType = /^m=video \d+ \S+ (\d+)/m;

/**
 * A codec to carry the start bitrate: a second profile of one that is sent in its first. Chromium 130 refuses to
 * encode with a codec that has parameters it does not know itself, so the carrier can be none that is used.
 */
export function carrierOf(codecs: readonly RTCRtpCodec[]): RTCRtpCodec | undefined {
  return codecs.findLast(({ mimeType }, at) => codecs.findIndex((each) => each.mimeType === mimeType) < at);
}

/**
 * Lets a sender begin at this bitrate instead of the engine's 300 kbit/s, and stay there when nothing is ever
 * reported back: `x-google-start-bitrate`, in kbit/s, which Chromium reads from the first codec of a remote
 * description.
 */
export function preferStartBitrate(sdp: string, bitsPerSecond: number): string {
  const type = firstVideoType.exec(sdp)?.[1];
  if (type === undefined) return sdp;
  const parameter = `x-google-start-bitrate=${Math.ceil(bitsPerSecond / 1000)}`;
  const format = `a=fmtp:${type} `;
  if (sdp.includes(format)) return sdp.replaceAll(format, `${format}${parameter};`);
  return sdp.replaceAll(new RegExp(`^(a=rtpmap:${type} .*)$`, 'gm'), `$1\r\n${format}${parameter}`);
}

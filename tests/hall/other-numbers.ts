/** A connection whose offers name VP8 and VP9 by each other's payload types (RFC 8866, section 5.14). */
export class OtherNumbers extends RTCPeerConnection {
  override async setLocalDescription(): Promise<void> {
    if (this.signalingState === 'have-remote-offer') return super.setLocalDescription();
    const { sdp = '' } = await super.createOffer();
    return super.setLocalDescription({ type: 'offer', sdp: exchangeNumbers(sdp) });
  }
}

function exchangeNumbers(sdp: string): string {
  const [vp8, vp9] = [/a=rtpmap:(\d+) VP8\//, /a=rtpmap:(\d+) VP9\//].map((codec) => codec.exec(sdp)?.[1]);
  if (!vp8 || !vp9) throw new Error('no VP8 or no VP9');
  const exchanged = (number: string) => (number === vp8 ? vp9 : number === vp9 ? vp8 : number);
  return sdp
    .replace(/^m=video .*$/gm, (line) => line.replace(/\b\d+\b/g, exchanged))
    .replace(
      /^(a=(?:rtpmap|fmtp|rtcp-fb):)(\d+)/gm,
      (_, name: string, number: string) => name + exchanged(number),
    )
    .replace(/(apt=)(\d+)/g, (_, name: string, number: string) => name + exchanged(number));
}

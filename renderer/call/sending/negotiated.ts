import { carriesHint } from '../fan-out/encoding-settings.ts';

/** What a sender may encode with; empty before there is a description, and for none. */
export function negotiatedCodecs(sender: RTCRtpSender | undefined): readonly RTCRtpCodecParameters[] {
  return sender?.getParameters().codecs ?? [];
}

/** The number of the first form of a codec, which is the one that is encoded with. */
export function payloadType(codecs: readonly RTCRtpCodecParameters[], mimeType: string): number | null {
  return codecs.find((each) => each.mimeType === mimeType && !carriesHint(each))?.payloadType ?? null;
}

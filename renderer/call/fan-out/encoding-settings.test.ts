import { beforeEach, describe, expect, it } from 'vitest';
import { FakeRtpSender } from '../testing/fake-media.ts';
import { EncodingSettings } from './encoding-settings.ts';

/** A sender with one encoding, which takes what it is set to, or refuses. */
class EncodingSender extends FakeRtpSender {
  refuses = false;

  override getParameters(): RTCRtpSendParameters {
    return { ...super.getParameters(), encodings: [{}] };
  }

  override setParameters(parameters: RTCRtpSendParameters): Promise<void> {
    return this.refuses ? Promise.reject(new Error('refused')) : super.setParameters(parameters);
  }
}

const vp9 = { mimeType: 'video/VP9', payloadType: 98, clockRate: 90_000 };
let sender: EncodingSender;
let errors: unknown[];
let settings: EncodingSettings;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
beforeEach(() => {
  sender = new EncodingSender();
  errors = [];
  settings = new EncodingSettings(sender, (error) => errors.push(error));
});

describe('EncodingSettings', () => {
  it('sets what has changed, and nothing again', async () => {
    for (const maxBitrate of [100, 100, 200, 200]) {
      settings.update({ maxBitrate });
      await settled();
    }
    expect(sender.taken).toEqual([{ maxBitrate: 100 }, { maxBitrate: 200 }]);
  });

  it('sets all again when it is asked to without a change', async () => {
    settings.update({ maxBitrate: 100 });
    await settled();
    settings.update();
    await settled();
    expect(sender.taken).toEqual([{ maxBitrate: 100 }, { maxBitrate: 100 }]);
  });

  it('sets again what the engine has refused', async () => {
    sender.refuses = true;
    settings.update({ active: true });
    await settled();
    sender.refuses = false;
    settings.update({ active: true });
    await settled();
    expect(errors).toHaveLength(1);
    expect(sender.taken).toEqual([{ active: true }]);
  });

  it('sets a codec again once it has been negotiated', async () => {
    settings.update({ mimeType: 'video/VP9' });
    await settled();
    sender.codecs = [vp9];
    settings.update({ mimeType: 'video/VP9' });
    await settled();
    expect(sender.taken).toEqual([{}, { codec: vp9 }]);
  });

  it('asks for a keyframe whatever has changed', async () => {
    settings.update({ active: true });
    await settled();
    settings.requestKeyframe();
    await settled();
    expect(sender.taken).toHaveLength(2);
  });
});

import type { EncodingChange } from '../fan-out/encoding-settings.ts';
import type { Way } from '../fan-out/way.ts';
import type { LayerName } from '../layers.ts';

/** How frames get from one publication's track to the senders of its viewers. */
export interface FrameWay {
  readonly name: Way;
  /** Takes over the sender of a viewer, in the task in which it was made. */
  addViewer(id: string, sender: RTCRtpSender): void;
  removeViewer(id: string): void;
  setTrack(track: MediaStreamTrack | null): void;
  /** Bit/s that all layers take together. */
  setTotalBitrate(bitrate: number): void;
  /** Encodes with another codec from the next frame on. */
  setCodec(mimeType: string): void;
  /** The connection to this viewer is up, so it is known what it has agreed on. */
  handleConnected(id: string): void;
  /** The machine's addresses have changed. */
  handleNetworkChange(): void;
  /** Encodes for this viewer alone from now on: it cannot take what the others get. */
  useOwnEncoder(id: string): void;
  /** How a layer is encoded from now on; `active` false is not at all. */
  setLayer(layer: LayerName, encoding: EncodingChange): void;
  /**
   * Gives a viewer this layer, or nothing.
   * @param cut what the viewer gets now is stopped at once, not when the new layer has a keyframe
   */
  assign(id: string, layer: LayerName | null, cut: boolean): void;
  /** Encodes a keyframe for this viewer, which others may get too. */
  requestKeyframe(id: string): void;
  /** Has the engine measure the path to this viewer. */
  probe(id: string): void;
  /** The connection that encodes for all viewers; null where each viewer's own does. */
  getStats(): Promise<RTCStatsReport> | null;
  close(): void;
}

export interface FrameWayOptions {
  /** Unique among the publications of a participant. */
  readonly id: string;
  /**
   * Bit/s that all layers may ever take together, whatever they become: the encoders of a connection to oneself stay
   * at the bitrate they begin with.
   */
  readonly mostBitrate: number;
  readonly keyframeGapMs: number;
  /** The first frame of another layer is on its way to this viewer. */
  readonly onSwitched: (viewer: string, layer: LayerName) => void;
  readonly onError: (error: unknown) => void;
}

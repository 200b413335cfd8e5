import { TrackCopies } from '../sending/track-copies.ts';
import { realTiming, whenIdle } from '../timing.ts';
import { carrierOf, preferStartBitrate } from './start-bitrate.ts';
import type { RouterClient } from './router-client.ts';
import { EncodingSettings, type EncodingChange } from './encoding-settings.ts';

const retryMs = 3_000;
/** When a connection to oneself is made at the latest. */
const latestMs = 200;

export interface SourceOptions {
  router: RouterClient;
  /** Ids of its sources, one for each layer, unique in the router. */
  sources: readonly string[];
  /** Bit/s that all layers together may take. */
  totalBitrate: number;
  keyframeGapMs: number;
  /** What can be encoded with is known, or known anew. */
  onNegotiated: () => void;
  onError: (error: unknown) => void;
}

/**
 * Where a track is encoded, once for each layer: senders of a connection from this page to itself. What they
 * encode goes to the router; nothing crosses the connection.
 */
export class SourceConnection {
  readonly #options: SourceOptions;
  readonly #near = new RTCPeerConnection();
  readonly #far = new RTCPeerConnection();
  readonly #senders = new Map<string, RTCRtpSender>();
  readonly #settings = new Map<string, EncodingSettings>();
  readonly #copies: TrackCopies;
  #isNegotiating = false;
  /** Another one was asked for while one went on. */
  #isWanted = false;
  #isClosed = false;
  #cancelRetry: (() => void) | null = null;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.#copies = new TrackCopies(options.onError);
    const [near, far] = [this.#near, this.#far];
    near.onicecandidate = ({ candidate }) => this.#addCandidate(far, candidate);
    far.onicecandidate = ({ candidate }) => this.#addCandidate(near, candidate);
    for (const id of options.sources) {
      const transceiver = near.addTransceiver('video', {
        direction: 'sendonly',
        sendEncodings: [{ active: false }],
      });
      preferCarrier(transceiver);
      const { sender } = transceiver;
      options.router.take(sender, { role: 'source', id, keyframeGapMs: options.keyframeGapMs });
      this.#senders.set(id, sender);
      this.#settings.set(id, new EncodingSettings(sender, options.onError));
    }
    // Its own addresses can change under it like any connection's.
    near.oniceconnectionstatechange = () => {
      const { iceConnectionState: state } = near;
      if (state === 'disconnected' || state === 'failed') this.restart();
    };
    // Whoever enters a room has connections to make that are waited for.
    whenIdle(() => void this.#negotiate(false), latestMs);
  }

  /** Encodes another track, or nothing. */
  setTrack(track: MediaStreamTrack | null): void {
    for (const sender of this.#senders.values()) this.#copies.set(sender, track);
  }

  /** Looks for a path anew, as after a change of the machine's addresses. */
  restart(): void {
    void this.#negotiate(true);
  }

  setEncoding(source: string, change: EncodingChange): void {
    this.#settings.get(source)?.update(change);
  }

  requestKeyframe(source: string): void {
    this.#settings.get(source)?.requestKeyframe();
  }

  /** What can be encoded with, and under which payload types; empty before the first negotiation. */
  get codecs(): readonly RTCRtpCodecParameters[] {
    const [sender] = this.#senders.values();
    return sender?.getParameters().codecs ?? [];
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#near.getStats();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelRetry?.();
    this.#copies.close();
    for (const id of this.#senders.keys()) this.#options.router.remove(id);
    this.#near.oniceconnectionstatechange = null;
    this.#near.close();
    this.#far.close();
  }

  async #negotiate(iceRestart: boolean): Promise<void> {
    if (this.#isNegotiating) this.#isWanted = true;
    if (this.#isNegotiating || this.#isClosed) return;
    this.#isNegotiating = true;
    try {
      await this.#near.setLocalDescription(await this.#near.createOffer({ iceRestart }));
      await this.#far.setRemoteDescription(descriptionOf(this.#near));
      await this.#far.setLocalDescription();
      const { type, sdp } = descriptionOf(this.#far);
      await this.#near.setRemoteDescription({
        type,
        sdp: preferStartBitrate(sdp, this.#options.totalBitrate),
      });
      for (const settings of this.#settings.values()) settings.update();
      this.#options.onNegotiated();
    } catch (error) {
      this.#handleError(error);
    } finally {
      this.#isNegotiating = false;
    }
    this.#tryAgainUnlessConnected();
  }

  /** Without a path nothing is encoded for anyone, and no further event may come that says so. */
  #tryAgainUnlessConnected(): void {
    if (this.#isWanted) {
      this.#isWanted = false;
      this.restart();
      return;
    }
    this.#cancelRetry?.();
    this.#cancelRetry = realTiming.after(retryMs, () => {
      const { iceConnectionState: state } = this.#near;
      if (state !== 'connected' && state !== 'completed') this.restart();
    });
  }

  #addCandidate(to: RTCPeerConnection, candidate: RTCIceCandidate | null): void {
    if (to.signalingState === 'closed') return;
    to.addIceCandidate(candidate ?? undefined).catch((error: unknown) => this.#handleError(error));
  }

  #handleError(error: unknown): void {
    if (this.#near.signalingState !== 'closed') this.#options.onError(error);
  }
}

function descriptionOf(connection: RTCPeerConnection): RTCSessionDescription {
  if (!connection.localDescription) throw new Error('no local description');
  return connection.localDescription;
}

/** Puts the codec that carries the start bitrate first; which one is encoded with is said by the encoding. */
function preferCarrier(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? [];
  const carrier = carrierOf(codecs.filter(({ mimeType }) => /\/(VP8|VP9|AV1|H264)$/.test(mimeType)));
  if (carrier) transceiver.setCodecPreferences([carrier, ...codecs.filter((codec) => codec !== carrier)]);
}

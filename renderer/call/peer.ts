import type { NegotiationBody, RefusalReason, SignalBody } from '#protocol';
import { Padding } from './adaptation/padding.ts';
import { CheckedChannel } from './checked-channel.ts';
import { fingerprintsOf, type ConnectionCheck } from './connection-check.ts';
import { Emitter } from './emitter.ts';
import { FileChannels } from './files/file-channels.ts';
import type { FindFile } from './files/file-upload.ts';
import { PerfectNegotiation, type NegotiationStep } from './perfect-negotiation.ts';
import type { PublicationKind } from './publications.ts';
import { Recovery } from './recovery.ts';
import type { PeerSample } from './stats/peer-sample.ts';
import { PeerSampler } from './stats/sampler.ts';
import { Transceivers } from './transceivers.ts';

export interface PeerOptions {
  connection: RTCPeerConnection;
  polite: boolean;
  /** The newcomer makes the transceivers and the data channel, and so the first offer. */
  initiator: boolean;
  /** Which connection to this participant this is, counted from 1. */
  generation: number;
  /** Takes over the sender of a publication, in the task in which it was made. */
  onSender: (kind: PublicationKind, sender: RTCRtpSender) => void;
  /** What has to pass before anything else is said or taken; null: nothing. */
  check: ConnectionCheck | null;
  /** What is offered to the other side under an id; nothing unless given. */
  findFile?: FindFile;
  send: (signal: { generation: number; seq: number; body: SignalBody }) => void;
}

export type PeerEvents = {
  state: RTCPeerConnectionState;
  track: { kind: PublicationKind; track: MediaStreamTrack; receiver: RTCRtpReceiver };
  step: NegotiationStep;
  /** The data channel is open and the check has passed: from now on it is known whose all this is. */
  open: undefined;
  /** The check has failed: nothing is said or taken any more. */
  failed: RefusalReason;
  /** A message on the data channel, not yet parsed. */
  message: unknown;
  /** The other side has all of a file that was offered under this id. */
  'file-taken': string;
  error: unknown;
  /** How the connection is doing, each time it was asked to measure. */
  sample: PeerSample;
  /** The path is lost, and restarting ICE did not bring it back. */
  broken: undefined;
};

/** Our connection to one remote participant: one transceiver for each publication, made once, and one data channel. */
export class Peer extends Emitter<PeerEvents> {
  readonly generation: number;
  /** What goes over this connection beside media and messages. */
  readonly files: FileChannels;
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: PerfectNegotiation;
  readonly #transceivers: Transceivers;
  readonly #padding: Padding;
  readonly #sampler = new PeerSampler((mid) => this.#transceivers.kindOf(mid));
  readonly #recovery = new Recovery({
    onRestart: () => this.#connection.restartIce(),
    onRebuild: () => this.emit('broken', undefined),
  });
  readonly #channel: CheckedChannel;
  readonly #send: (body: SignalBody) => void;
  #seq = 0;

  constructor(options: PeerOptions) {
    super();
    const { connection, polite, initiator, generation, onSender, check, send } = options;
    this.generation = generation;
    this.#connection = connection;
    this.#transceivers = new Transceivers(connection, onSender);
    this.#send = (body) => send({ generation, seq: this.#seq++, body });
    this.#negotiation = new PerfectNegotiation({
      ...{ connection, polite, send: this.#send },
      onStep: (step) => {
        this.#channel.handleDescribed();
        this.emit('step', step);
      },
      onError: (error) => {
        this.emit('error', error);
      },
    });
    connection.onnegotiationneeded = () => void this.#negotiation.handleNegotiationNeeded();
    connection.onicecandidate = ({ candidate }) => this.#negotiation.handleLocalCandidate(candidate);
    connection.ontrack = ({ track, transceiver }) => {
      const kind = this.#transceivers.take(transceiver);
      if (kind) this.emit('track', { kind, track, receiver: transceiver.receiver });
    };
    connection.ondatachannel = ({ channel }) => this.files.handleChannel(channel);
    connection.onconnectionstatechange = () => {
      this.#handleConnectionState();
    };
    if (initiator) this.#transceivers.make();
    // Made on both sides, not announced by one: in Chromium, what the announced side sends in `onopen` is
    // sometimes lost. The side that answers has an offer to take before it could make one for this.
    this.#channel = new CheckedChannel({
      ...{ check, channel: connection.createDataChannel('madang', { negotiated: true, id: 0 }) },
      fingerprints: () => fingerprintsOf(connection),
      onOpen: () => {
        this.files.handleOpen();
        this.emit('open', undefined);
      },
      onMessage: (data) => this.emit('message', data),
      onFailed: (reason) => this.emit('failed', reason),
      onError: (error) => this.emit('error', error),
    });
    this.files = new FileChannels({
      createChannel: (label) => connection.createDataChannel(label),
      find: options.findFile ?? (() => null),
      onTaken: (id) => this.emit('file-taken', id),
      onError: (error) => this.emit('error', error),
    });
    this.#padding = new Padding(connection);
    // At once, not when the connection asks for it: its event waits in the page's queue behind the drawing of the room.
    if (initiator) void this.#negotiation.handleNegotiationNeeded();
  }

  get state(): RTCPeerConnectionState {
    return this.#connection.connectionState;
  }

  /** Takes a signal from this participant. */
  handleSignal(body: NegotiationBody): void {
    void this.#negotiation.handleSignal(body);
  }

  /** Tells the other side that there is to be no connection to it, and why. */
  refuse(refusal: RefusalReason): void {
    this.#send({ refusal });
  }

  /** Sends on the data channel; what comes before `open` waits for it. */
  sendMessage(text: string): void {
    this.#channel.send(text);
  }

  /** Sends on the data channel; what comes before `open` is left out. */
  sendMessageNow(text: string): void {
    this.#channel.sendNow(text);
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  /** Measures the connection and tells it as `sample`. */
  async sample(): Promise<void> {
    if (this.state !== 'connected') return;
    const report = await this.#connection.getStats();
    this.emit('sample', this.#sampler.sample(report, performance.now(), this.#padding.queue));
  }

  /** Sends so many bit/s of filling beside what it sends. */
  setPadding(bitrate: number): void {
    this.#padding.setBitrate(bitrate);
  }

  /** See Mesh.setConfiguration. */
  setConfiguration(configuration: RTCConfiguration): void {
    try {
      this.#connection.setConfiguration(configuration);
    } catch (error) {
      // The connection goes on with what it has.
      this.emit('error', error);
    }
  }

  /** The machine's addresses have changed. */
  handleNetworkChange(): void {
    this.#recovery.handleNetworkChange();
  }

  /** Closes the connection; nothing is emitted afterwards. */
  close(): void {
    this.clear();
    this.#channel.close();
    this.files.close();
    this.#recovery.close();
    this.#padding.close();
    this.#connection.onnegotiationneeded = null;
    this.#connection.onicecandidate = null;
    this.#connection.ontrack = null;
    this.#connection.ondatachannel = null;
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  #handleConnectionState(): void {
    const { connectionState } = this.#connection;
    this.#recovery.handleState(connectionState);
    this.#channel.handleState(connectionState);
    this.emit('state', connectionState);
  }
}

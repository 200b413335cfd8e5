import {
  parsePeerMessage,
  type IceServer,
  type Invite,
  type Knock,
  type Member,
  type RoomSummary,
} from '#protocol';
import { Mesh } from '../call/mesh.ts';
import type { Publications } from '../call/sending/publications.ts';
import type { KnownDevices } from '../identity/known-devices.ts';
import type { RoomClient } from '../signaling-client/room-client.ts';
import type { SignedSignals } from '../signaling-client/signed-signals.ts';
import { Chat } from './chat.svelte.ts';
import { onPageLeft, onVisibilityChanged } from '../media/surroundings.ts';
import { followServer, type EndReason } from './follow-server.ts';
import { Ice } from './ice.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import { mediaStateOf } from './media-state.ts';
import { moreCamerasBeside } from './more-cameras.ts';
import type { Network } from './network.svelte.ts';
import { Others } from './others.svelte.ts';
import type { Participant } from './participant.svelte.ts';
import { peerChecks, type Membership } from './peer-check.ts';
import { RoomControls } from './room-controls.svelte.ts';
import { followMedia, openPublications } from './sending.ts';
import type { Shares } from './shares.svelte.ts';
import { openSignals, type Stay } from './signals.ts';
import { Speaking } from './speaking.svelte.ts';
import type { StageShare } from './stage-share.ts';
import { TrustKeeper } from './trust-keeper.ts';

export interface CallOptions extends Stay {
  client: Pick<RoomClient, 'request' | 'on' | 'onLost' | 'close'>;
  /** Who was inside before. */
  members: readonly Member[];
  /** Who has the controls, or null. */
  ownerId: string | null;
  /** Those who wait to be let in. */
  knocking: readonly Knock[];
  /** STUN and TURN servers that the room's server gives, and those of the settings. */
  iceServers: readonly IceServer[];
  ownIceServers: readonly IceServer[];
  membership: Membership;
  known: KnownDevices;
  media: LocalMedia;
  shares: Shares;
  network: Network;
  /** See `findWay`: the desktop app starts its engine so. */
  foreignFrames: boolean;
  /** The link for others with the app; null in a browser, which knows no certificate. */
  invite: Invite | null;
  /** The link for others without it. */
  browserLink: string;
  onEnded: (reason: EndReason) => void;
}

/** Being in a room: wires the signaling connection, the mesh and local media to what the UI reads. */
export class Call {
  readonly room: RoomSummary;
  /** The id that the others know this participant by. */
  readonly selfId: string;
  readonly invite: Invite | null;
  readonly browserLink: string;
  readonly media: LocalMedia;
  readonly shares: Shares;
  readonly chat: Chat;
  readonly controls: RoomControls;
  readonly trust: TrustKeeper;
  readonly #client: CallOptions['client'];
  readonly #network: Network;
  readonly #publications: Publications;
  readonly #mesh: Mesh;
  readonly #ice: Ice;
  readonly #signals: SignedSignals;
  readonly #unsubscribe: (() => void)[];
  readonly #speaking: Speaking;
  readonly #others: Others;
  #encodingMs = $state(0);
  #isOver = false;

  constructor(options: CallOptions) {
    const { client, media, shares, members } = options;
    this.room = options.room;
    this.selfId = options.identity.id;
    this.invite = options.invite;
    this.browserLink = options.browserLink;
    this.media = media;
    this.shares = shares;
    this.#client = client;
    this.#network = options.network;
    const { ownerId, knocking } = options;
    this.controls = new RoomControls({
      ...{ client, selfId: this.selfId, ownerId, knocking, locked: options.room.locked },
    });
    this.#publications = openPublications(media, shares, options.foreignFrames);
    this.#ice = new Ice(options.iceServers, options.ownIceServers);
    this.#mesh = this.#createMesh(options);
    this.chat = new Chat((text) => {
      this.#mesh.broadcast(text);
    });
    this.#others = new Others(members);
    this.trust = new TrustKeeper({ known: options.known, others: this.#others, mesh: this.#mesh });
    this.#signals = openSignals(options, this.#mesh, this.#others);
    media.handleEntered();
    const self = { id: this.selfId, readLevel: () => media.power };
    this.#speaking = new Speaking(self, () => this.participants);
    this.#listenToMesh();
    followServer({
      ...{
        client,
        shares,
        others: this.#others,
        mesh: this.#mesh,
        signals: this.#signals,
        selfId: this.selfId,
        ice: this.#ice,
      },
      onEnd: (reason) => {
        if (!this.#close()) return;
        client.close();
        options.onEnded(reason);
      },
    });
    this.#unsubscribe = this.#listenToMedia();
    // A device that was opened while the room was being entered has been missed on the way.
    this.#publishMediaState();
    for (const member of members) this.#signals.handleMember(member);
    this.#mesh.handleMembers(members.map(({ id }) => id));
  }

  /** The others in the room, in the order they came. */
  get participants(): readonly Participant[] {
    return this.#others.participants;
  }

  /** All that the others share, what began last at the end. */
  get stage(): readonly StageShare[] {
    return this.#others.shares;
  }

  /** Whether this participant speaks. */
  get isSpeaking(): boolean {
    return this.#speaking.isSelfSpeaking;
  }

  /** The loudest of those who spoke lately, by id, oneself too; null when nobody did. */
  get speaker(): string | null {
    return this.#speaking.speaker;
  }

  /** One's pictures are encoded once for everyone, not for each. */
  get sharesEncoding(): boolean {
    return this.#publications.way !== 'per-viewer';
  }

  /** How many more cameras this machine can carry. */
  get moreCameras(): number {
    return moreCamerasBeside(this.participants, this.#encodingMs);
  }

  /** Leaves: the others are told, every connection and the share end. Camera and microphone stay open. */
  async leave(): Promise<void> {
    if (!this.#close()) return;
    await this.#client.request('leave', {});
    this.#client.close();
  }

  /** @returns false when it was over already: a room may end while it is being left */
  #close(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#speaking.close();
    this.shares.stop();
    this.#others.close();
    this.#mesh.close();
    this.#signals.close();
    return true;
  }

  #createMesh({ room, membership }: CallOptions): Mesh {
    const { selfId } = this;
    return new Mesh({
      selfId,
      send: (signal) => this.#signals.send(signal),
      createConnection: () => new RTCPeerConnection(this.#ice.configuration),
      createCheck: peerChecks({
        ...{ room: room.id, selfId, membership },
        onPassed: (id, code) => void this.trust.handlePassed(id, code, membership.isFromInvite),
      }),
      publications: this.#publications,
    });
  }

  #listenToMesh(): void {
    this.#mesh.on('encoding', (ms) => {
      this.#encodingMs = ms;
    });
    this.#mesh.on('error', (error) => {
      console.warn('mesh', error);
    });
    this.#mesh.on('peer', ({ id, peer }) => {
      const participant = this.#others.find(id);
      if (!participant) return;
      participant.handlePeer(peer);
      peer.on('message', (data) => {
        this.#handleMessage(participant, data);
      });
      peer.on('sample', (sample) => {
        participant.live.handleSample(sample, this.#publications.sentTo(id));
      });
      peer.on('error', (error) => {
        console.warn('peer', id, error);
      });
    });
  }

  /** Takes what came over a data channel; what is no message is dropped. */
  #handleMessage(from: Participant, data: unknown): void {
    const message = parsePeerMessage(data);
    if (message?.kind === 'chat') this.chat.handleMessage(from.name, message.text);
    else if (message) this.#publications.handleMessage(from.id, message);
  }

  #listenToMedia(): (() => void)[] {
    const { media, shares } = this;
    const sending = { media, shares, mesh: this.#mesh, publications: this.#publications };
    return [
      followMedia({ ...sending, onChanged: () => this.#publishMediaState() }),
      this.#network.on('change', () => {
        this.#mesh.handleNetworkChange();
      }),
      // Said on purpose, so that no seat is kept for whoever has closed the window.
      onPageLeft(() => this.#client.close()),
      onVisibilityChanged((isVisible) => {
        this.#others.setVisible(isVisible);
      }),
    ];
  }

  #publishMediaState(): void {
    void this.#client.request('media', mediaStateOf(this.media, this.shares));
  }
}

import { parsePeerMessage, type Invite, type Knock, type Member, type RoomSummary } from '#protocol';
import { Mesh } from '../call/mesh.ts';
import type { Publications } from '../call/sending/publications.ts';
import { moreCameras } from '../call/stats/capacity.ts';
import type { Identity } from '../identity/identity.ts';
import type { RoomClient } from '../signaling-client/room-client.ts';
import { SignedSignals } from '../signaling-client/signed-signals.ts';
import { Chat } from './chat.svelte.ts';
import { onVisibilityChanged } from '../media/surroundings.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import { mediaStateOf } from './media-state.ts';
import type { Network } from './network.svelte.ts';
import { Participant } from './participant.svelte.ts';
import { RoomControls } from './room-controls.svelte.ts';
import type { ScreenShare } from './screen-share.svelte.ts';
import { openPublications } from './sending.ts';
import { Speaking } from './speaking.svelte.ts';

export type EndReason = 'host-left' | 'connection-lost' | 'replaced' | 'removed' | 'banned';

export interface CallOptions {
  client: RoomClient;
  identity: Identity;
  /** Of this stay in the room. */
  session: string;
  room: RoomSummary;
  /** Who was inside before. */
  members: readonly Member[];
  /** Who has the controls, or null. */
  ownerId: string | null;
  /** Those who wait to be let in. */
  knocking: readonly Knock[];
  media: LocalMedia;
  share: ScreenShare;
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
  readonly share: ScreenShare;
  readonly chat: Chat;
  readonly controls: RoomControls;
  readonly #client: RoomClient;
  readonly #network: Network;
  readonly #publications: Publications;
  readonly #mesh: Mesh;
  readonly #signals: SignedSignals;
  readonly #unsubscribe: (() => void)[];
  readonly #speaking: Speaking;
  #participants = $state.raw<Participant[]>([]);
  // The newest participant whose share was seen to begin; a share that began later takes the stage.
  #stage = $state<string | null>(null);
  #encodingMs = $state(0);

  constructor(options: CallOptions) {
    const { client, media, share, members } = options;
    this.room = options.room;
    this.selfId = options.identity.id;
    this.invite = options.invite;
    this.browserLink = options.browserLink;
    this.media = media;
    this.share = share;
    this.#client = client;
    this.#network = options.network;
    const { ownerId, knocking } = options;
    this.controls = new RoomControls({
      ...{ client, selfId: this.selfId, ownerId, knocking, locked: options.room.locked },
    });
    this.#publications = openPublications(media, share, options.foreignFrames);
    this.#mesh = this.#createMesh();
    this.#signals = this.#createSignals(options);
    this.chat = new Chat((text) => {
      this.#mesh.broadcast(text);
    });
    this.#participants = members.map((member) => new Participant(member, true));
    this.#stage = members.find((member) => member.media.screen)?.id ?? null;
    media.handleEntered();
    const self = { id: this.selfId, readLevel: () => media.power };
    this.#speaking = new Speaking(self, () => this.#participants);
    this.#listenToMesh();
    this.#listenToServer(options.onEnded);
    this.#unsubscribe = this.#listenToMedia();
    // A device that was opened while the room was being entered has been missed on the way.
    this.#publishMediaState();
    for (const member of members) this.#signals.handleMember(member);
    this.#mesh.handleMembers(members.map(({ id }) => id));
  }

  /** The others in the room, in the order they came. */
  get participants(): readonly Participant[] {
    return this.#participants;
  }

  /** Whose share is shown large: the one that began last. */
  get presenter(): Participant | null {
    const sharing = this.#participants.filter(({ media }) => media.screen);
    return sharing.find(({ id }) => id === this.#stage) ?? sharing.at(-1) ?? null;
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
    const connected = this.#participants.filter(({ blocked }) => !blocked);
    const received = connected.map(({ live }) => live.samples.at(-1)?.received);
    const pictures = received.flatMap((each) => (each ? [each.camera, each.screen] : []));
    return moreCameras({
      encodingMs: this.#encodingMs,
      decodingMs: pictures.reduce((sum, picture) => sum + (picture?.decodingMs ?? 0), 0),
      cameras: received.filter((each) => (each?.camera?.framesPerSecond ?? 0) > 0).length,
      cores: navigator.hardwareConcurrency,
    });
  }

  /** Leaves: the others are told, every connection and the share end. Camera and microphone stay open. */
  async leave(): Promise<void> {
    this.#close();
    await this.#client.request('leave', {});
    this.#client.close();
  }

  #close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#speaking.close();
    this.share.stop();
    for (const participant of this.#participants) participant.close();
    this.#mesh.close();
    this.#signals.close();
  }

  #createMesh(): Mesh {
    return new Mesh({
      selfId: this.selfId,
      send: (signal) => this.#signals.send(signal),
      createConnection: () => new RTCPeerConnection({ bundlePolicy: 'max-bundle' }),
      publications: this.#publications,
    });
  }

  #createSignals({ identity, session, room }: CallOptions): SignedSignals {
    return new SignedSignals({
      ...{ identity, session, room: room.id },
      send: (request) => void this.#client.request('signal', request),
      onSignal: (signal) => this.#mesh.handleSignal(signal),
      onFailure: (id, reason) => {
        console.warn('signals of a participant cannot be verified', id, reason);
        this.#mesh.handleMemberLeft(id);
        this.#find(id)?.handleBlocked(reason);
      },
      onError: (error) => {
        console.warn('signal', error);
      },
    });
  }

  #find(id: string): Participant | undefined {
    return this.#participants.find((participant) => participant.id === id);
  }

  #listenToMesh(): void {
    this.#mesh.on('encoding', (ms) => {
      this.#encodingMs = ms;
    });
    this.#mesh.on('error', (error) => {
      console.warn('mesh', error);
    });
    this.#mesh.on('peer', ({ id, peer }) => {
      const participant = this.#find(id);
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

  #listenToServer(onEnded: (reason: EndReason) => void): void {
    const end = (reason: EndReason) => {
      this.#close();
      this.#client.close();
      onEnded(reason);
    };
    this.#client.on('member-joined', (member) => {
      // Nobody is in a room twice, whatever a server says.
      this.#handleLeft(member.id);
      this.#participants = [...this.#participants, new Participant(member, false)];
      this.#signals.handleMember(member);
    });
    this.#client.on('member-left', ({ id }) => {
      this.#handleLeft(id);
    });
    this.#client.on('member-media', ({ id, media }) => {
      const member = this.#find(id);
      if (media.screen && !member?.media.screen) this.#stage = id;
      member?.handleMedia(media);
    });
    this.#client.on('share-stopped', ({ id }) => {
      const member = this.#find(id);
      if (id === this.selfId) this.share.stop();
      else if (member) member.handleMedia({ ...member.media, screen: false });
    });
    this.#client.on('removed', ({ reason }) => {
      end(reason);
    });
    this.#client.on('signal', (signal) => {
      this.#signals.handleSignal(signal);
    });
    this.#client.on('replaced', () => {
      end('replaced');
    });
    this.#client.on('room-closed', ({ reason }) => {
      end(reason);
    });
    this.#client.onLost(() => {
      end('connection-lost');
    });
  }

  #handleLeft(id: string): void {
    this.#signals.handleMemberLeft(id);
    this.#mesh.handleMemberLeft(id);
    this.#find(id)?.close();
    this.#participants = this.#participants.filter((participant) => participant.id !== id);
  }

  #listenToMedia(): (() => void)[] {
    return [
      this.media.on('track', ({ kind, track }) => {
        this.#mesh.setTrack(kind, track);
        this.#publishMediaState();
      }),
      this.share.on('change', (captured) => {
        this.#mesh.setTrack('screen', captured?.video ?? null);
        this.#mesh.setTrack('screen-audio', captured?.audio ?? null);
        this.#publishMediaState();
      }),
      this.share.on('quality', (quality) => {
        this.#publications.setShareQuality(quality);
      }),
      this.#network.on('change', () => {
        this.#mesh.handleNetworkChange();
      }),
      onVisibilityChanged((isVisible) => {
        for (const participant of this.#participants) participant.setVisible(isVisible);
      }),
    ];
  }

  #publishMediaState(): void {
    void this.#client.request('media', mediaStateOf(this.media, this.share));
  }
}

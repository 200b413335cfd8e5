import type { Colour, Invite, RoomSummary } from '#protocol';
import type { Mesh } from '../call/mesh.ts';
import type { Publications } from '../call/sending/publications.ts';
import type { SignedSignals } from '../signaling-client/signed-signals.ts';
import { Away } from './away.svelte.ts';
import type { CallOptions } from './call-options.ts';
import { Chat } from './chat.svelte.ts';
import { Encoding } from './encoding.svelte.ts';
import { onPageLeft, onVisibilityChanged } from '../media/surroundings.ts';
import { followMesh } from './follow-mesh.ts';
import { followServer, type EndReason } from './follow-server.ts';
import { Ice } from './ice.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import { Marking } from './marking.ts';
import { mediaStateOf } from './media-state.ts';
import type { Network } from './network.svelte.ts';
import { openMesh } from './open-mesh.ts';
import { Others } from './others.svelte.ts';
import { OwnFiles } from './own-files.ts';
import { OwnGestures } from './own-gestures.svelte.ts';
import type { Participant } from './participant.svelte.ts';
import { Presence } from './presence.ts';
import { RoomControls } from './room-controls.svelte.ts';
import { ShareNews } from './share-news.svelte.ts';
import { followMedia, openPublications } from './sending.ts';
import type { Shares } from './shares.svelte.ts';
import { openSignals } from './signals.ts';
import { Speaking } from './speaking.svelte.ts';
import type { StageShare } from './stage-share.ts';
import { TrustKeeper } from './trust-keeper.ts';

/** Being in a room: wires the signaling connection, the mesh and local media to what the UI reads. */
export class Call {
  readonly room: RoomSummary;
  /** The id that the others know this participant by. */
  readonly selfId: string;
  /** The colour that they see this participant in; null for one that is guessed. */
  readonly colour: Colour | null;
  readonly invite: Invite | null;
  readonly browserLink: string;
  readonly media: LocalMedia;
  readonly shares: Shares;
  readonly chat: Chat;
  /** Those that this side offers. */
  readonly files: OwnFiles;
  readonly gestures: OwnGestures;
  readonly marking: Marking;
  readonly encoding = new Encoding();
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
  readonly #presence: Presence;
  readonly #away: Away;
  readonly #shareNews: ShareNews;
  #isOver = false;

  constructor(options: CallOptions) {
    const { client, media, shares, members, ownerId, knocking } = options;
    this.room = options.room;
    this.selfId = options.identity.id;
    this.colour = options.colour;
    this.invite = options.invite;
    this.browserLink = options.browserLink;
    this.media = media;
    this.shares = shares;
    this.#client = client;
    this.#network = options.network;
    this.controls = new RoomControls({
      ...{ client, selfId: this.selfId, ownerId, knocking, locked: options.room.locked },
    });
    this.#publications = openPublications(media, shares, options.foreignFrames);
    this.#ice = new Ice(options.iceServers, options.ownIceServers);
    const broadcast = (text: string) => this.#mesh.broadcast(text);
    this.chat = new Chat(broadcast);
    this.files = new OwnFiles(broadcast, (file) => this.chat.addOwn(file));
    this.#mesh = openMesh(options, {
      ...{ publications: this.#publications, ice: this.#ice, findFile: (id) => this.files.find(id) },
      ...{ signals: () => this.#signals, trust: () => this.trust },
    });
    this.gestures = new OwnGestures(broadcast);
    this.#shareNews = new ShareNews(shares, broadcast);
    this.#others = new Others(members);
    this.marking = new Marking({
      ...{ selfId: this.selfId, others: this.#others, shares, shareNews: this.#shareNews },
      tell: (text) => this.#mesh.tell(text),
    });
    this.trust = new TrustKeeper({ known: options.known, others: this.#others, mesh: this.#mesh });
    this.#signals = openSignals(options, this.#mesh, this.#others);
    media.handleEntered();
    const self = { id: this.selfId, readLevel: () => media.power };
    this.#speaking = new Speaking(self, () => this.participants);
    followMesh({
      ...{ mesh: this.#mesh, others: this.#others, publications: this.#publications, chat: this.chat },
      ...{ gestures: this.gestures, files: this.files, shareNews: this.#shareNews, marking: this.marking },
      encoding: this.encoding,
    });
    const end = (reason: EndReason) => {
      if (!this.#close()) return;
      client.close();
      options.onEnded(reason);
    };
    const isAlone = () => this.participants.every(({ connection }) => connection !== 'connected');
    this.#away = new Away(isAlone, () => end('connection-lost'));
    const inRoom = { others: this.#others, signals: this.#signals };
    this.#presence = new Presence({ ...inRoom, selfId: this.selfId, mesh: this.#mesh });
    followServer({
      ...{ ...inRoom, client, shares, presence: this.#presence, mesh: this.#mesh, ice: this.#ice },
      ...{ controls: this.controls, selfId: this.selfId },
      onAway: (isAway) => {
        this.#away.handle(isAway);
        // A device may have been turned on or off while the room was being entered again.
        if (!isAway) this.#publishMediaState();
      },
      onEnd: end,
    });
    this.#unsubscribe = this.#listenToMedia();
    // A device that was opened while the room was being entered has been missed on the way.
    this.#publishMediaState();
    this.#presence.handleEntered(members);
  }

  /** The others in the room, in the order they came. */
  get participants(): readonly Participant[] {
    return this.#others.participants;
  }

  /** All that the others share, what began last at the end. */
  get stage(): readonly StageShare[] {
    return this.#others.shares;
  }

  /** The connection to the server is lost, and is being made again. */
  get isAway(): boolean {
    return this.#away.isAway;
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

  /** The window is on the screen or not, where the engine does not say so itself. */
  setShown(isShown: boolean): void {
    this.#others.setVisible(isShown);
  }

  /** Leaves: the others are told, every connection and the share end. Camera and microphone stay open. */
  async leave(): Promise<void> {
    if (!this.#close()) return;
    await this.#client.leave();
  }

  /** @returns false when it was over already: a room may end while it is being left */
  #close(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#away.close();
    this.#presence.close();
    this.#speaking.close();
    this.gestures.close();
    this.#shareNews.close();
    this.marking.close();
    this.shares.stop();
    this.chat.close();
    this.#others.close();
    this.#mesh.close();
    this.#signals.close();
    return true;
  }

  #listenToMedia(): (() => void)[] {
    const { media, shares } = this;
    const sending = { media, shares, mesh: this.#mesh, publications: this.#publications };
    return [
      followMedia({ ...sending, onChanged: () => this.#publishMediaState() }),
      this.#network.on('change', () => {
        this.#mesh.handleNetworkChange();
        this.#client.hurry();
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

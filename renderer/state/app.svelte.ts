import type { AppInfo, ChangedCertificate, LocalAddress, MadangApi, NetworkTrouble } from '#ipc';
import type { AnnouncedRoom } from '#protocol';
import { Call } from './call.svelte.ts';
import type { Identity } from '../identity/identity.ts';
import { KnownDevices } from '../identity/known-devices.ts';
import { Departure } from './departure.ts';
import { Entrance, type EnteredAs } from './entrance.svelte.ts';
import type { EndReason } from './follow-server.ts';
import { Desk } from './desk.svelte.ts';
import { Draft } from './draft.svelte.ts';
import type { FoundRoom } from './find-room.ts';
import { Finder } from './finder.ts';
import { missingFor, type Intent, type Problem } from './intent.ts';
import { LocalMedia } from './local-media.svelte.ts';
import { Network } from './network.svelte.ts';
import { Playout } from './playout.svelte.ts';
import type { Profile } from './profile.svelte.ts';
import { Rooms } from './rooms.svelte.ts';
import { SettingsPlace } from './settings-place.svelte.ts';
import { Shares } from './shares.svelte.ts';
import { StayKeeper } from './stay-keeper.ts';
import { Task } from './task.svelte.ts';
import { Troubles } from './troubles.svelte.ts';
import { Updates } from './updates.svelte.ts';

export type About = Pick<AppInfo, 'version' | 'engine' | 'platform'>;
export type { NetworkTrouble };
export type Screen = 'home' | 'green-room' | 'room' | 'ended';

/** The whole of one window: which screen is shown, and the ways between them. */
export class App {
  readonly desktop: MadangApi | null;
  readonly profile: Profile;
  readonly rooms: Rooms;
  readonly media: LocalMedia;
  readonly playout: Playout;
  readonly shares: Shares;
  readonly draft: Draft;
  readonly desk: Desk;
  readonly settings = new SettingsPlace();
  readonly troubles: Troubles;
  readonly updates: Updates;
  /** Version of the app and of the engine; null in a browser. */
  readonly about: About | null;
  readonly #task = new Task();
  readonly #finder: Finder;
  readonly #network: Network;
  readonly #entrance: Entrance;
  readonly #departure: Departure;
  readonly #known = new KnownDevices();
  readonly #stay: StayKeeper;
  #isKept = $state(true);
  #screen = $state<Screen>('home');
  // Whose link was opened during a call.
  #otherRoom = $state.raw<FoundRoom | null>(null);
  #call = $state.raw<Call | null>(null);
  #ended = $state.raw<{ reason: EndReason; intent: Intent | null } | null>(null);

  /**
   * @param identity is waited for when a room is entered
   * @param info what the desktop app is; null in a browser
   */
  constructor(
    desktop: MadangApi | null,
    profile: Profile,
    identity: Promise<Identity>,
    info: AppInfo | null,
  ) {
    this.about = info;
    this.desktop = desktop;
    this.profile = profile;
    this.rooms = new Rooms(desktop);
    this.media = new LocalMedia(profile);
    this.playout = new Playout(profile, this.media);
    this.shares = new Shares(desktop, info?.systemAudio ?? false);
    this.draft = new Draft(this.#task);
    this.desk = new Desk(desktop, (command) => {
      if (command === 'leave') void this.leave();
      else if (this.#call) void this.media.toggle('microphone');
    });
    this.#finder = new Finder(desktop, this.#task);
    this.#network = new Network(desktop);
    const { media, shares } = this;
    this.#entrance = new Entrance({ desktop, profile, media, shares, identity });
    this.#departure = new Departure(desktop);
    this.#stay = new StayKeeper(desktop, media);
    this.troubles = new Troubles(desktop);
    this.updates = new Updates(desktop);
    // What else becomes of it is told when a room is entered.
    identity.then(({ isKept }) => (this.#isKept = isKept)).catch(() => (this.#isKept = false));
    desktop?.onLinkOpened((link) => void this.openLink(link));
  }

  get screen(): Screen {
    return this.#screen;
  }

  /** Who this is stays the same with the next start; else others will meet a device that they do not know. */
  get isIdentityKept(): boolean {
    return this.#isKept;
  }

  get intent(): Intent | null {
    return this.draft.intent;
  }

  get problem(): Problem | null {
    return this.#task.problem;
  }

  /** This machine's addresses; empty without a network, null while unknown. */
  get addresses(): readonly LocalAddress[] | null {
    return this.#network.addresses;
  }

  /** What keeps rooms from being found, as far as it can be seen; null while nothing is known to be wrong. */
  get networkTrouble(): NetworkTrouble | null {
    return this.#network.trouble;
  }

  /** Something is under way that the person waits for. */
  get busy(): boolean {
    return this.#task.busy;
  }

  /** The room was asked for, and its owner is to decide. */
  get waiting(): boolean {
    return this.#entrance.waiting;
  }

  /** The room whose link was opened during a call, until it is decided whether to go there. */
  get otherRoom(): string | null {
    return this.#otherRoom?.room.name ?? null;
  }

  get call(): Call | null {
    return this.#call;
  }

  /** Why the last call ended by itself. */
  get ended(): EndReason | null {
    return this.#ended?.reason ?? null;
  }

  /** Does what the command line asked for: straight into a room, with no click. */
  async launch({ host, join }: AppInfo['launch']): Promise<void> {
    if (host !== null) await this.prepareHost(host);
    else if (join !== null) await this.joinByText(join);
    if (this.#screen === 'green-room') await this.enter();
  }

  /**
   * Goes back into the room that the page was in when its process ended, with what was on, and with no click. What
   * fails leaves the person in the green room, with the reason.
   * @returns whether there is a room to go back into
   */
  async resume(): Promise<boolean> {
    const stay = await this.#stay.take();
    if (!stay) return false;
    this.draft.set(stay.intent);
    this.#screen = 'green-room';
    await this.media.start(stay.media);
    await this.#enter(() => this.#entrance.reenter(stay.place));
    // What the green room leads to is opened anew.
    if (!this.#call && stay.intent.kind === 'host') await this.desktop?.stopHost();
    return true;
  }

  /** To the green room, to host a room of this name. */
  async prepareHost(roomName: string): Promise<void> {
    await this.#toGreenRoom({ kind: 'host', roomName, access: 'open', passphrase: '' });
  }

  /** Back to the green room, out of the waiting list. */
  cancelWaiting(): void {
    this.#entrance.cancel();
  }

  /** To the green room of a room that was seen on the network. */
  async joinFound(room: AnnouncedRoom): Promise<void> {
    await this.#toJoin(await this.#finder.announced(room));
  }

  /** To the green room of what a link or a typed address names. */
  async joinByText(text: string): Promise<void> {
    await this.#toJoin(await this.#finder.text(text));
  }

  /** To the green room of the server that this page came from. */
  async joinHere(origin: string, room: string | null, secret: string | null): Promise<void> {
    await this.#toJoin(await this.#finder.here(origin, room, secret));
  }

  /** To the green room of the room that was asked for, at the certificate that a person has compared. */
  async trustChanged(changed: ChangedCertificate): Promise<void> {
    await this.#toJoin(await this.#finder.trustChanged(changed));
  }

  /** A link opened elsewhere: never leaves a running call without being asked. */
  async openLink(link: string): Promise<void> {
    const found = await this.#finder.text(link);
    if (!this.#call) await this.#toJoin(found);
    else if (found && found.room.id !== this.#call.room.id) this.#otherRoom = found;
  }

  /** Stays in the room, or leaves it for the one whose link was opened, straight into it where that can be. */
  async decideOnLink(leaves: boolean): Promise<void> {
    const found = this.#otherRoom;
    this.#otherRoom = null;
    if (!found || !leaves) return;
    await this.leave();
    await this.#toJoin(found);
    if (found.room.access !== 'passphrase') await this.enter();
  }

  /** From the green room into the room. What fails leaves the person where they are, with the reason. */
  async enter(): Promise<void> {
    const intent = this.intent;
    if (!intent || this.busy) return;
    this.#task.setProblem(missingFor(intent, this.profile.name));
    if (this.problem) return;
    await this.#enter(() => this.#entrance.enter(intent));
  }

  /** Leaves the room; a room that this app hosts ends with it. */
  async leave(): Promise<void> {
    const call = this.#call;
    this.#call = null;
    this.#otherRoom = null;
    this.#stay.forget();
    this.goHome();
    await this.#departure.leave(call);
    if (this.networkTrouble === 'port-unreachable') this.#network.look();
  }

  /** Back to the first screen, from the green room or after the end. */
  goHome(): void {
    this.media.stop();
    this.draft.set(null);
    this.#task.setProblem(null);
    this.#screen = 'home';
  }

  /** After an end: back to the green room of the same room. */
  async rejoin(): Promise<void> {
    const intent = this.#ended?.intent;
    if (intent) await this.#toGreenRoom(intent);
    else this.goHome();
  }

  dismissProblem(): void {
    this.#task.setProblem(null);
  }

  async #enter(how: () => Promise<EnteredAs | Problem>): Promise<void> {
    await this.#task.run(async () => {
      await this.#departure.done;
      const entered = await how();
      if (!entered.ok) this.#task.setProblem(entered.reason === 'cancelled' ? null : entered);
      else if (this.#screen === 'green-room') await this.#toRoom(entered);
      else await this.#departure.turnBack(entered);
    });
  }

  async #toGreenRoom(intent: Intent): Promise<void> {
    this.#task.setProblem(null);
    this.draft.set(intent);
    this.#screen = 'green-room';
    await this.media.start();
  }

  async #toJoin(found: FoundRoom | null): Promise<void> {
    if (found) await this.#toGreenRoom({ kind: 'join', found, passphrase: '' });
  }

  async #toRoom(entered: EnteredAs): Promise<void> {
    const { media, shares } = this;
    const foreignFrames = this.desktop !== null;
    const onEnded = (reason: EndReason) => void this.#handleEnded(reason);
    this.#call = new Call({
      ...entered,
      ...{ media, shares, network: this.#network, known: this.#known, foreignFrames },
      ...{ onEnded, ownIceServers: this.profile.ice },
    });
    this.#screen = 'room';
    if (this.intent) this.#stay.keep({ intent: this.intent, place: entered.place });
    if (this.intent?.kind === 'host') this.#network.look();
    await this.desktop?.setActiveRoom(entered.room.id);
  }

  async #handleEnded(reason: EndReason): Promise<void> {
    this.#otherRoom = null;
    this.#ended = { reason, intent: this.intent };
    this.#call = null;
    this.#stay.forget();
    this.media.stop();
    this.#screen = 'ended';
    await this.#departure.handleEnded(reason, this.intent?.kind === 'host');
  }
}

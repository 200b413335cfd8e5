import type { AppInfo, ChangedCertificate, LocalAddress, MadangApi } from '#ipc';
import { parseJoinTarget, type AccessRule, type AnnouncedRoom, type JoinTarget } from '#protocol';
import { Call } from './call.svelte.ts';
import type { Identity } from '../identity/identity.ts';
import { KnownDevices } from '../identity/known-devices.ts';
import { enter, type EnteredRoom } from './enter.ts';
import type { EndReason } from './follow-server.ts';
import { findRoom, findRoomHere, type FindResult } from './find-room.ts';
import { missingFor, type Intent, type Problem } from './intent.ts';
import { LocalMedia } from './local-media.svelte.ts';
import { mediaStateOf } from './media-state.ts';
import { Network } from './network.svelte.ts';
import { Playout } from './playout.svelte.ts';
import type { Profile } from './profile.svelte.ts';
import { Rooms } from './rooms.svelte.ts';
import { Shares } from './shares.svelte.ts';

export type Screen = 'home' | 'green-room' | 'room' | 'ended';

/** The whole of one window: which screen is shown, and the ways between them. */
export class App {
  readonly desktop: MadangApi | null;
  readonly profile: Profile;
  readonly rooms: Rooms;
  readonly media: LocalMedia;
  readonly playout: Playout;
  readonly shares: Shares;
  readonly #network: Network;
  readonly #known = new KnownDevices();
  readonly #identity: Promise<Identity>;
  #screen = $state<Screen>('home');
  #intent = $state.raw<Intent | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #busy = $state(false);
  // What was looked for last.
  #target: JoinTarget | null = null;
  // Ends the waiting for the owner's decision; null when nobody waits.
  #cancelWaiting = $state.raw<AbortController | null>(null);
  #call = $state.raw<Call | null>(null);
  // The room that was left last, until the server and main know.
  #leaving: Promise<void> = Promise.resolve();
  #ended = $state.raw<{ reason: EndReason; intent: Intent | null } | null>(null);

  /**
   * @param identity is waited for when a room is entered
   * @param systemAudio whether the desktop app can share the sound of this computer
   */
  constructor(desktop: MadangApi | null, profile: Profile, identity: Promise<Identity>, systemAudio = false) {
    this.desktop = desktop;
    this.profile = profile;
    this.#identity = identity;
    this.rooms = new Rooms(desktop);
    this.media = new LocalMedia(profile);
    this.playout = new Playout(profile, this.media);
    this.shares = new Shares(desktop, systemAudio);
    this.#network = new Network(desktop);
    desktop?.onLinkOpened((link) => void this.openLink(link));
  }

  get screen(): Screen {
    return this.#screen;
  }

  get intent(): Intent | null {
    return this.#intent;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** This machine's addresses; empty without a network, null while unknown. */
  get addresses(): readonly LocalAddress[] | null {
    return this.#network.addresses;
  }

  /** Something is under way that the person waits for. */
  get busy(): boolean {
    return this.#busy;
  }

  /** The room was asked for, and its owner is to decide. */
  get waiting(): boolean {
    return this.#cancelWaiting !== null;
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

  /** To the green room, to host a room of this name. */
  async prepareHost(roomName: string): Promise<void> {
    await this.#toGreenRoom({ kind: 'host', roomName, access: 'open', passphrase: '' });
  }

  /** Gives the room to be hosted another name, while still in the green room. */
  renameRoom(roomName: string): void {
    if (this.#intent?.kind === 'host') this.#intent = { ...this.#intent, roomName };
  }

  /** Chooses who may enter the room to be hosted. */
  setAccess(access: AccessRule): void {
    this.#problem = null;
    if (this.#intent?.kind === 'host') this.#intent = { ...this.#intent, access };
  }

  /** Takes the passphrase that is typed in the green room, for the room to be hosted or to be joined. */
  setPassphrase(passphrase: string): void {
    if (this.#intent) this.#intent = { ...this.#intent, passphrase };
  }

  /** Back to the green room, out of the waiting list. */
  cancelWaiting(): void {
    this.#cancelWaiting?.abort();
  }

  /** To the green room of a room that was seen on the network. */
  async joinFound({ id, addresses, port, fingerprint }: AnnouncedRoom): Promise<void> {
    await this.#find({
      kind: 'invite',
      invite: { room: id, addresses, port, fingerprint, owner: null, secret: null },
    });
  }

  /** To the green room of what a link or a typed address names. */
  async joinByText(text: string): Promise<void> {
    const parsed = parseJoinTarget(text);
    if (parsed.ok) await this.#find(parsed.target);
    else this.#problem = parsed;
  }

  /** To the green room of the server that this page came from. */
  async joinHere(origin: string, room: string | null, secret: string | null): Promise<void> {
    await this.#findWith(() => findRoomHere(origin, room, secret));
  }

  /** What a person has compared is trusted from now on, and the room that was asked for is looked for again. */
  async trustChanged({ host, port, seen }: ChangedCertificate): Promise<void> {
    const { desktop } = this;
    const target = this.#target;
    if (!desktop || !target) return;
    await this.#findWith(async () => {
      // Where it has changed once more, the search says so again.
      await desktop.trustServer({ host, port, fingerprint: seen });
      return findRoom(desktop, target);
    });
  }

  /** A link opened elsewhere: never leaves a running call without being asked. */
  async openLink(link: string): Promise<void> {
    if (this.#call) this.#problem = { ok: false, reason: 'link-in-call' };
    else await this.joinByText(link);
  }

  /** From the green room into the room. What fails leaves the person where they are, with the reason. */
  async enter(): Promise<void> {
    const intent = this.#intent;
    if (!intent || this.#busy) return;
    this.#problem = missingFor(intent, this.profile.name);
    if (this.#problem) return;
    await this.#whileBusy(async () => {
      await this.#leaving;
      const { desktop, media, shares, profile } = this;
      const identity = await this.#identity;
      const { name } = profile;
      const cancel = new AbortController();
      const waiting = { cancel: cancel.signal, onWaiting: () => (this.#cancelWaiting = cancel) };
      const sending = () => mediaStateOf(media, shares);
      const entered = await enter(intent, { desktop, identity, name, media: sending, waiting }).finally(
        () => {
          this.#cancelWaiting = null;
        },
      );
      if (!entered.ok) this.#problem = entered.reason === 'cancelled' ? null : entered;
      else if (this.#screen === 'green-room') await this.#toRoom(entered, identity);
      else await this.#turnBack(entered);
    });
  }

  /** Leaves the room; a room that this app hosts ends with it. */
  async leave(): Promise<void> {
    const call = this.#call;
    this.#call = null;
    this.#toHome();
    const tell = async () => {
      await call?.leave();
      await this.desktop?.stopHost();
      await this.desktop?.setActiveRoom(null);
    };
    this.#leaving = tell().catch((error: unknown) => {
      console.warn('not left in order', error);
    });
    await this.#leaving;
  }

  /** Back to the first screen, from the green room or after the end. */
  goHome(): void {
    this.#toHome();
  }

  /** After an end: back to the green room of the same room. */
  async rejoin(): Promise<void> {
    const intent = this.#ended?.intent;
    if (intent) await this.#toGreenRoom(intent);
    else this.#toHome();
  }

  dismissProblem(): void {
    this.#problem = null;
  }

  #toHome(): void {
    this.media.stop();
    this.#intent = null;
    this.#problem = null;
    this.#screen = 'home';
  }

  async #toGreenRoom(intent: Intent): Promise<void> {
    this.#problem = null;
    this.#intent = intent;
    this.#screen = 'green-room';
    await this.media.start();
  }

  async #find(target: JoinTarget): Promise<void> {
    this.#target = target;
    const desktop = this.desktop;
    if (desktop) await this.#findWith(() => findRoom(desktop, target));
  }

  async #findWith(find: () => Promise<FindResult>): Promise<void> {
    this.#problem = null;
    const result = await this.#whileBusy(find);
    if (result?.ok) await this.#toGreenRoom({ kind: 'join', found: result.found, passphrase: '' });
    else if (result) this.#problem = result;
  }

  async #toRoom({ invite, browserLink, ...entered }: EnteredRoom, identity: Identity): Promise<void> {
    const { media, shares } = this;
    const foreignFrames = this.desktop !== null;
    const onEnded = (reason: EndReason) => void this.#handleEnded(reason);
    this.#call = new Call({
      ...entered,
      ...{ identity, media, shares, network: this.#network, known: this.#known, foreignFrames },
      ...{ invite, browserLink, onEnded, ownIceServers: this.profile.ice },
    });
    this.#screen = 'room';
    await this.desktop?.setActiveRoom(entered.room.id);
  }

  /** The person went back while the room was being entered. */
  async #turnBack({ client }: EnteredRoom): Promise<void> {
    client.close();
    await this.desktop?.stopHost();
  }

  async #handleEnded(reason: EndReason): Promise<void> {
    this.#ended = { reason, intent: this.#intent };
    this.#call = null;
    this.media.stop();
    this.#screen = 'ended';
    try {
      // A host whom the new owner put out serves no longer: what they are not in, they do not keep open.
      const isPutOut = reason === 'removed' || reason === 'banned';
      if (isPutOut && this.#intent?.kind === 'host') await this.desktop?.stopHost();
      await this.desktop?.setActiveRoom(null);
    } catch (error) {
      console.warn('main was not told of the end', error);
    }
  }

  async #whileBusy<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    try {
      return await work();
    } catch (error) {
      console.error(error);
      this.#problem = { ok: false, reason: 'unexpected' };
      return undefined;
    } finally {
      this.#busy = false;
    }
  }
}

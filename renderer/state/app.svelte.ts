import type { AppInfo, CallResult, LocalAddress, MadangApi } from '#ipc';
import {
  formatBrowserLink,
  parseJoinTarget,
  type AnnouncedRoom,
  type JoinTarget,
  type JoinTargetError,
} from '#protocol';
import { enterRoom, type EnterFailure } from '../signaling-client/enter-room.ts';
import { Call, mediaStateOf, type EndReason } from './call.svelte.ts';
import { findRoom, findRoomHere, type FindFailure, type FindResult, type FoundRoom } from './find-room.ts';
import { LocalMedia } from './local-media.svelte.ts';
import type { Profile } from './profile.svelte.ts';
import { Network } from './network.svelte.ts';
import { Rooms } from './rooms.svelte.ts';
import { ScreenShare } from './screen-share.svelte.ts';

export type Screen = 'home' | 'green-room' | 'room' | 'ended';

/** What the green room leads to. */
export type Intent = { kind: 'host'; roomName: string } | { kind: 'join'; found: FoundRoom };

/** The room to enter, and how others are told of it. */
type Place = Pick<FoundRoom, 'invite' | 'host'> & { room: { id: string } };
type HostFailure = Extract<CallResult<'host:start'>, { ok: false }>;

/** Why the last wish did not come true. The words are the UI's. */
export type Problem = (
  | { ok: false; reason: JoinTargetError | 'name-missing' | 'link-in-call' }
  | FindFailure
  | HostFailure
  | EnterFailure
) & { ok: false };

/** The whole of one window: which screen is shown, and the ways between them. */
export class App {
  readonly desktop: MadangApi | null;
  readonly profile: Profile;
  readonly rooms: Rooms;
  readonly media: LocalMedia;
  readonly share: ScreenShare;
  readonly #network: Network;
  #screen = $state<Screen>('home');
  #intent = $state.raw<Intent | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #busy = $state(false);
  #call = $state.raw<Call | null>(null);
  #ended = $state.raw<{ reason: EndReason; intent: Intent | null } | null>(null);

  constructor(desktop: MadangApi | null, profile: Profile) {
    this.desktop = desktop;
    this.profile = profile;
    this.rooms = new Rooms(desktop);
    this.media = new LocalMedia(profile);
    this.share = new ScreenShare(desktop);
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
    await this.#toGreenRoom({ kind: 'host', roomName });
  }

  /** Gives the room to be hosted another name, while still in the green room. */
  renameRoom(roomName: string): void {
    if (this.#intent?.kind === 'host') this.#intent = { kind: 'host', roomName };
  }

  /** To the green room of a room that was seen on the network. */
  async joinFound({ id, addresses, port, fingerprint }: AnnouncedRoom): Promise<void> {
    await this.#find({ kind: 'invite', invite: { room: id, addresses, port, fingerprint } });
  }

  /** To the green room of what a link or a typed address names. */
  async joinByText(text: string): Promise<void> {
    const parsed = parseJoinTarget(text);
    if (parsed.ok) await this.#find(parsed.target);
    else this.#problem = parsed;
  }

  /** To the green room of the server that this page came from. */
  async joinHere(origin: string, room: string | null): Promise<void> {
    await this.#findWith(() => findRoomHere(origin, room));
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
    if (this.profile.name === '') {
      this.#problem = { ok: false, reason: 'name-missing' };
      return;
    }
    this.#problem = null;
    await this.#whileBusy(async () => {
      if (intent.kind === 'join') await this.#enterRoom(intent.found.origin, intent.found);
      else await this.#hostRoom(intent.roomName);
    });
  }

  /** Leaves the room; a room that this app hosts ends with it. */
  async leave(): Promise<void> {
    const call = this.#call;
    this.#call = null;
    this.#toHome();
    await call?.leave();
    await this.desktop?.stopHost();
    await this.desktop?.setActiveRoom(null);
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
    const desktop = this.desktop;
    if (desktop) await this.#findWith(() => findRoom(desktop, target));
  }

  async #findWith(find: () => Promise<FindResult>): Promise<void> {
    this.#problem = null;
    const result = await this.#whileBusy(find);
    if (result?.ok) await this.#toGreenRoom({ kind: 'join', found: result.found });
    else if (result) this.#problem = result;
  }

  async #hostRoom(roomName: string): Promise<void> {
    const desktop = this.desktop;
    if (!desktop) return;
    const started = await desktop.startHost({ room: roomName, owner: this.profile.name });
    if (!started.ok) {
      this.#problem = started;
      return;
    }
    const { invite } = started;
    const entered = await this.#enterRoom(`https://127.0.0.1:${String(invite.port)}`, {
      room: { id: invite.room },
      invite,
      host: invite.addresses[0] ?? '127.0.0.1',
    });
    if (!entered) await desktop.stopHost();
  }

  async #enterRoom(origin: string, place: Place): Promise<boolean> {
    const media = mediaStateOf(this.media, this.share);
    const entered = await enterRoom(origin, place.room.id, this.profile.name, media);
    if (!entered.ok) {
      this.#problem = entered;
      return false;
    }
    this.#call = new Call({
      ...entered,
      media: this.media,
      share: this.share,
      invite: place.invite,
      browserLink: formatBrowserLink({ room: place.room.id, port: portOf(origin) }, place.host),
      onEnded: (reason) => void this.#handleEnded(reason),
    });
    this.#screen = 'room';
    await this.desktop?.setActiveRoom(place.room.id);
    return true;
  }

  async #handleEnded(reason: EndReason): Promise<void> {
    this.#ended = { reason, intent: this.#intent };
    this.#call = null;
    this.media.stop();
    this.#screen = 'ended';
    await this.desktop?.setActiveRoom(null);
  }

  async #whileBusy<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }
}

function portOf(origin: string): number {
  return Number(new URL(origin).port || 443);
}

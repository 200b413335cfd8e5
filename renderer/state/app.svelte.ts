import type { AppInfo, MadangApi } from '#ipc';
import type { Identity } from '../identity/identity.ts';
import { Attendance } from './attendance.svelte.ts';
import type { Call } from './call.svelte.ts';
import type { EnteredAs } from './entrance.svelte.ts';
import type { EndReason } from './follow-server.ts';
import { Desk } from './desk.svelte.ts';
import { Draft } from './draft.svelte.ts';
import { Finder } from './finder.ts';
import { missingFor, type Intent, type Problem } from './intent.ts';
import { Links } from './links.ts';
import { LocalMedia } from './local-media.svelte.ts';
import { Network } from './network.svelte.ts';
import { Playout } from './playout.svelte.ts';
import type { Profile } from './profile.svelte.ts';
import { Rooms } from './rooms.svelte.ts';
import { SettingsPlace } from './settings-place.svelte.ts';
import { Shares } from './shares.svelte.ts';
import { Task } from './task.svelte.ts';
import { Troubles } from './troubles.svelte.ts';
import { Updates } from './updates.svelte.ts';
import { WaysIn } from './ways-in.svelte.ts';

export type About = Pick<AppInfo, 'version' | 'engine' | 'platform'>;
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
  readonly links: Links;
  readonly settings = new SettingsPlace();
  readonly troubles: Troubles;
  readonly updates: Updates;
  readonly network: Network;
  readonly waysIn: WaysIn;
  /** Version of the app and of the engine; null in a browser. */
  readonly about: About | null;
  readonly #task = new Task();
  readonly #attendance: Attendance;
  #isKept = $state(true);
  #selfId = $state('');
  #screen = $state<Screen>('home');

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
      else if (this.call) void this.media.toggle('microphone');
    });
    this.links = new Links(desktop);
    this.network = new Network(desktop);
    this.waysIn = new WaysIn({
      finder: new Finder(desktop, this.#task),
      roomOfCall: () => this.call?.room.id ?? null,
      toGreenRoom: (intent) => this.#toGreenRoom(intent),
      enter: () => this.enter(),
      leave: () => this.leave(),
    });
    const { media, shares, network } = this;
    this.#attendance = new Attendance({
      ...{ desktop, profile, media, shares, network, identity },
      onEnded: () => {
        this.waysIn.forgetLink();
        this.media.stop();
        this.#screen = 'ended';
      },
    });
    this.troubles = new Troubles(desktop);
    this.updates = new Updates(desktop);
    // What else becomes of it is told when a room is entered.
    identity
      .then(({ id, isKept }) => {
        this.#selfId = id;
        this.#isKept = isKept;
      })
      .catch(() => (this.#isKept = false));
    desktop?.onLinkOpened((link) => void this.waysIn.openLink(link));
  }

  get screen(): Screen {
    return this.#screen;
  }

  /** Who this is stays the same with the next start; else others will meet a device that they do not know. */
  get isIdentityKept(): boolean {
    return this.#isKept;
  }

  /** Who this is, as others know it; empty until that is known. */
  get selfId(): string {
    return this.#selfId;
  }

  get intent(): Intent | null {
    return this.draft.intent;
  }

  get problem(): Problem | null {
    return this.#task.problem;
  }

  /** Something is under way that the person waits for. */
  get busy(): boolean {
    return this.#task.busy;
  }

  /** The room was asked for, and its owner is to decide. */
  get waiting(): boolean {
    return this.#attendance.entrance.waiting;
  }

  get call(): Call | null {
    return this.#attendance.call;
  }

  /** Why the last call ended by itself. */
  get ended(): EndReason | null {
    return this.#attendance.ended?.reason ?? null;
  }

  /** Does what the command line asked for: straight into a room, with no click. */
  async launch({ host, join }: AppInfo['launch']): Promise<void> {
    if (host !== null) await this.waysIn.host(host);
    else if (join !== null) await this.waysIn.joinByText(join);
    if (this.#screen === 'green-room') await this.enter();
  }

  /**
   * Goes back into the room that the page was in when its process ended, with what was on, and with no click. What
   * fails leaves the person in the green room, with the reason.
   * @returns whether there is a room to go back into
   */
  async resume(): Promise<boolean> {
    const stay = await this.#attendance.stay.take();
    if (!stay) return false;
    this.draft.set(stay.intent);
    this.#screen = 'green-room';
    await this.media.start(stay.media);
    await this.#enter(() => this.#attendance.entrance.reenter(stay.place));
    // What the green room leads to is opened anew.
    if (!this.call && stay.intent.kind === 'host') await this.desktop?.stopHost();
    return true;
  }

  /** Back to the green room, out of the waiting list. */
  cancelWaiting(): void {
    this.#attendance.entrance.cancel();
  }

  /** From the green room into the room. What fails leaves the person where they are, with the reason. */
  async enter(): Promise<void> {
    const intent = this.intent;
    if (!intent || this.busy) return;
    this.#task.setProblem(missingFor(intent, this.profile.name));
    if (this.problem) return;
    await this.#enter(() => this.#attendance.entrance.enter(intent));
  }

  /** Leaves the room; a room that this app hosts ends with it. */
  async leave(): Promise<void> {
    this.waysIn.forgetLink();
    this.goHome();
    await this.#attendance.leave();
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
    const intent = this.#attendance.ended?.intent;
    if (intent) await this.#toGreenRoom(intent);
    else this.goHome();
  }

  dismissProblem(): void {
    this.#task.setProblem(null);
  }

  async #enter(how: () => Promise<EnteredAs | Problem>): Promise<void> {
    await this.#task.run(async () => {
      await this.#attendance.left;
      const entered = await how();
      if (!entered.ok) this.#task.setProblem(entered.reason === 'cancelled' ? null : entered);
      else if (this.#screen === 'green-room' && this.intent) await this.#toRoom(entered, this.intent);
      else await this.#attendance.turnBack(entered);
    });
  }

  async #toGreenRoom(intent: Intent): Promise<void> {
    this.#task.setProblem(null);
    this.draft.set(intent);
    this.#screen = 'green-room';
    await this.media.start();
  }

  async #toRoom(entered: EnteredAs, intent: Intent): Promise<void> {
    this.#attendance.begin(entered, intent);
    this.#screen = 'room';
    await this.desktop?.setActiveRoom(entered.room.id);
  }
}

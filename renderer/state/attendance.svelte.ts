import type { MadangApi } from '#ipc';
import type { Identity } from '../identity/identity.ts';
import { KnownDevices } from '../identity/known-devices.ts';
import { Call } from './call.svelte.ts';
import { Departure } from './departure.ts';
import { Entrance, type EnteredAs } from './entrance.svelte.ts';
import type { EndReason } from './follow-server.ts';
import type { Intent } from './intent.ts';
import type { LocalMedia } from './local-media.svelte.ts';
import type { Network } from './network.svelte.ts';
import type { Profile } from './profile.svelte.ts';
import type { Shares } from './shares.svelte.ts';
import { StayKeeper } from './stay-keeper.ts';

export interface AttendanceOptions {
  readonly desktop: MadangApi | null;
  readonly profile: Profile;
  readonly media: LocalMedia;
  readonly shares: Shares;
  readonly network: Network;
  /** Is waited for when a room is entered. */
  readonly identity: Promise<Identity>;
  /** The call has ended by itself. */
  readonly onEnded: () => void;
}

/** Being in a room: the call, how it came about, how it ended, and what a crash must not lose of it. */
export class Attendance {
  readonly entrance: Entrance;
  readonly stay: StayKeeper;
  readonly #options: AttendanceOptions;
  readonly #departure: Departure;
  readonly #known = new KnownDevices();
  #call = $state.raw<Call | null>(null);
  #ended = $state.raw<{ reason: EndReason; intent: Intent } | null>(null);

  constructor(options: AttendanceOptions) {
    const { desktop, media } = options;
    this.#options = options;
    this.entrance = new Entrance(options);
    this.stay = new StayKeeper(desktop, media);
    this.#departure = new Departure(desktop);
  }

  get call(): Call | null {
    return this.#call;
  }

  /** Why the last call ended by itself, and what it had been entered for. */
  get ended(): { readonly reason: EndReason; readonly intent: Intent } | null {
    return this.#ended;
  }

  /** Settles when it is known everywhere that the last room was left. */
  get left(): Promise<void> {
    return this.#departure.done;
  }

  /** Is in the room from now on, whose events are listened to before this returns. */
  begin(entered: EnteredAs, intent: Intent): void {
    const { desktop, profile, media, shares, network } = this.#options;
    this.#call = new Call({
      ...entered,
      ...{ media, shares, network, known: this.#known, foreignFrames: desktop !== null },
      colour: profile.colour,
      ...{ ownIceServers: profile.ice, onEnded: (reason) => void this.#handleEnded(reason, intent) },
    });
    this.stay.keep({ intent, place: entered.place });
    if (intent.kind === 'host') network.look();
  }

  /** Leaves the room; a room that this app hosts ends with it. */
  async leave(): Promise<void> {
    const call = this.#call;
    this.#call = null;
    this.stay.forget();
    await this.#departure.leave(call);
    const { network } = this.#options;
    if (network.trouble === 'port-unreachable') network.look();
  }

  /** The person went back while the room was being entered. */
  async turnBack(entered: EnteredAs): Promise<void> {
    await this.#departure.turnBack(entered);
  }

  async #handleEnded(reason: EndReason, intent: Intent): Promise<void> {
    this.#ended = { reason, intent };
    this.#call = null;
    this.stay.forget();
    this.#options.onEnded();
    await this.#departure.handleEnded(reason, intent.kind === 'host');
  }
}

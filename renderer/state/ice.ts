import type { IceServer } from '#protocol';

/** The STUN and TURN servers of a call: what the room's server gives, then what this person set up. Usually none. */
export class Ice {
  readonly #own: readonly IceServer[];
  #given: readonly IceServer[];

  /** @param own from the settings */
  constructor(given: readonly IceServer[], own: readonly IceServer[]) {
    this.#given = given;
    this.#own = own;
  }

  /** What connections are made with from now on. */
  get configuration(): RTCConfiguration {
    return { bundlePolicy: 'max-bundle', iceServers: [...this.#given, ...this.#own].map(toRtc) };
  }

  /** Takes fresh credentials. */
  handleServers(given: readonly IceServer[]): void {
    this.#given = given;
  }
}

// The engine tells a field that is undefined from one that is not there.
function toRtc({ urls, username, credential }: IceServer): RTCIceServer {
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}

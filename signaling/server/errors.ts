/** Why the server could not do what its owner asked. */
export type SignalingServerFailure =
  /** Neither the wanted port nor any other could be had. */
  | 'no-free-port'
  /** The wanted network interface is not there, or listening on it is refused. */
  | 'cannot-listen'
  /** The room's name, owner or capacity is outside of the protocol's limits. */
  | 'bad-room'
  | 'too-many-rooms'
  /** What the nodes of a cluster find each other by cannot be reached. */
  | 'no-cluster'
  /** Among the trusted proxies is one that is no address or network. */
  | 'bad-proxy'
  | 'closed';

/** Thrown by the server's own functions; what participants ask for is answered with a refusal instead. */
export class SignalingServerError extends Error {
  override readonly name = 'SignalingServerError';
  readonly reason: SignalingServerFailure;

  /**
   * @param reason what went wrong, to be put in words by whoever shows it
   * @param cause the error underneath, if there was one
   */
  constructor(reason: SignalingServerFailure, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

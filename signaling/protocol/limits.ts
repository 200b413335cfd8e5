/** Every bound of the wire in one place. Sizes are in characters unless the name says bytes. */
export const limits = {
  /** One Socket.IO message; a session description fits even when JSON escapes its line ends. */
  messageBytes: 64 * 1024,
  sdp: 48_000,
  candidate: 2_048,
  /** A signal's payload: the longest description with its line ends escaped, and the fields around it. */
  signalPayload: 54_000,
  /** A key or signature in a `hello`, well-formed or not. */
  proof: 128,
  name: 64,
  roomName: 64,
  participantsPerRoom: 50,
  rooms: 200,
  /** People who wait to be let into one room. */
  waiting: 50,
  /** A passphrase, as it is typed. */
  passphrase: 128,
  /** Addresses an invite may carry. */
  inviteAddresses: 16,
  inviteLink: 2_048,
  chatText: 4_000,
  /** The longest edge of a tile: four 8K screens side by side. */
  tilePixels: 32_768,
} as const;

/** The wire's version. A peer that speaks another one is told which is needed. */
export const protocolVersion = 1;

/** The port a host tries first. */
export const defaultPort = 7420;

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
  /** STUN and TURN servers of a participant, the URIs of each, and one of its URIs and credentials. */
  iceServers: 8,
  iceUrls: 4,
  iceUrl: 320,
  iceCredential: 512,
  chatText: 4_000,
  /** A file's name; no system has longer ones. */
  fileName: 255,
  /** A file of the chat: who gets it holds all of it until it is saved. */
  fileBytes: 4 * 1000 ** 3,
  /** Files that one participant takes of another at a time. */
  fileChannels: 8,
  /** A web address in a chat text that is shown as a link; Windows opens none much longer. */
  link: 2_000,
  /** The longest edge of a tile: four 8K screens side by side. */
  tilePixels: 32_768,
  /** Marks on a share: the points of one message, of one stroke, and the strokes of one person at a time. */
  drawnPoints: 64,
  strokePoints: 1_024,
  strokes: 16,
  strokeNumber: 2 ** 31 - 1,
} as const;

/** How often something may happen: `burst` times at once, then `perSecond`. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** How many points a receiver takes from one person over all marks; a message without points counts as one. */
export const markRate: Rate = { burst: 400, perSecond: 200 };

/** How often a receiver takes of one person what they write, offer and show in a call; nobody is that quick by hand. */
export const talkRate: Rate = { burst: 200, perSecond: 10 };

/** What one server bears. Times are in milliseconds. */
export interface ServerLimits {
  /** WebSocket connections at a time. */
  readonly sockets: number;
  /** Connections of one network address at a time, and how fast it may open them. */
  readonly socketsPerAddress: number;
  readonly connectionsPerAddress: Rate;
  /** Requests beyond these are refused with `too-many-requests`. */
  readonly requestsPerSocket: Rate;
  readonly requestsPerAddress: Rate;
  /** After the first of these refusals, how long every request of that connection is refused. */
  readonly refusedMs: number;
  /** Whatever comes over one connection; beyond this it is closed. */
  readonly framesPerSocket: Rate;
  /** Messages that wait for a connection that takes none; beyond this it is closed. */
  readonly unsentMessages: number;
  /** For a TLS handshake, an HTTP request, the first Socket.IO packet. */
  readonly patienceMs: number;
  /** From the challenge to a `hello` that succeeds. */
  readonly helloMs: number;
  /** How long a seat is kept for whoever lost their connection. */
  readonly seatMs: number;
  /** What is kept of the notices for one participant that they may not have got, in characters. */
  readonly unheard: number;
}

/**
 * A newcomer to a room of 50 sends each an offer and some ten candidates within a second or two: about 600
 * requests, and 50 people behind one address may come at once when a host starts again.
 */
export const serverLimits: ServerLimits = {
  sockets: 2_000,
  socketsPerAddress: 200,
  connectionsPerAddress: { burst: 200, perSecond: 20 },
  requestsPerSocket: { burst: 1_000, perSecond: 100 },
  requestsPerAddress: { burst: 20_000, perSecond: 1_000 },
  refusedMs: 1_000,
  framesPerSocket: { burst: 2_000, perSecond: 200 },
  unsentMessages: 1_000,
  patienceMs: 10_000,
  helloMs: 10_000,
  seatMs: 30_000,
  unheard: 512 * 1024,
};

/** The wire's version. A peer that speaks another one is told which is needed. */
export const protocolVersion = 1;

/** The port a host tries first. */
export const defaultPort = 7420;

/**
 * What a participant can send, in the order of its transceivers. Both sides rely on this order: the
 * newcomer's offer has one media section for each, and a track comes and goes by `replaceTrack` alone.
 */
export const publicationKinds = ['microphone', 'camera', 'screen', 'screen-audio'] as const;
export type PublicationKind = (typeof publicationKinds)[number];

/** The local tracks, null where nothing is sent. */
export type LocalTracks = Readonly<Record<PublicationKind, MediaStreamTrack | null>>;

/** Tracks of one group are played in step (lip-sync): they share a MediaStream id on the wire. */
export const groupOf = {
  microphone: 'person',
  camera: 'person',
  screen: 'screen',
  'screen-audio': 'screen',
} as const satisfies Record<PublicationKind, 'person' | 'screen'>;

/** The kind of media a publication's transceiver carries. */
export const mediaOf = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  'screen-audio': 'audio',
} as const satisfies Record<PublicationKind, 'audio' | 'video'>;

/** Upper bounds in bit/s, chosen for a LAN. Audio is left to the engine. */
export const maxBitrate: Partial<Record<PublicationKind, number>> = { camera: 2_500_000, screen: 4_000_000 };

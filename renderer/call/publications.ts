import type { Layer } from './layers.ts';

/**
 * What a participant can send, in the order of its transceivers. Both sides rely on this order: the
 * newcomer's offer has one media section for each, and a track comes and goes by `replaceTrack` alone.
 */
export const publicationKinds = ['microphone', 'camera', 'screen', 'screen-audio'] as const;
export type PublicationKind = (typeof publicationKinds)[number];

export const videoKinds = ['camera', 'screen'] as const;
export type VideoKind = (typeof videoKinds)[number];

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

/** What a share is made for: sharp letters, or smooth movement. */
export type ShareQuality = 'text' | 'motion';

/** The layers of a camera, chosen for a LAN. */
export const cameraLayers: readonly Layer[] = [
  { name: 'high', height: 720, maxBitrate: 2_500_000, maxFramerate: 30 },
  { name: 'middle', height: 360, maxBitrate: 700_000, maxFramerate: 30 },
  { name: 'low', height: 180, maxBitrate: 180_000, maxFramerate: 20 },
];

/** The layers of a share. Only a weak path gets the lower ones: letters scaled down cannot be read. */
export const screenLayers: Readonly<Record<ShareQuality, readonly Layer[]>> = {
  text: [
    { name: 'high', height: Infinity, maxBitrate: 4_000_000, maxFramerate: 15 },
    { name: 'middle', height: 720, maxBitrate: 700_000, maxFramerate: 8 },
    { name: 'low', height: 360, maxBitrate: 250_000, maxFramerate: 5 },
  ],
  motion: [
    { name: 'high', height: 1080, maxBitrate: 6_000_000, maxFramerate: 60 },
    { name: 'middle', height: 540, maxBitrate: 1_000_000, maxFramerate: 30 },
    { name: 'low', height: 270, maxBitrate: 250_000, maxFramerate: 15 },
  ],
};

/** Keyframes on demand come at most one in so many milliseconds. A screen's are large, and few lose it. */
export const keyframeGapMs: Readonly<Record<VideoKind, number>> = { camera: 300, screen: 500 };

import type { Layer } from './layers.ts';
import { recordOf } from './record-of.ts';

/** The places for what a participant shares at a time: each a picture, and the sound that belongs to it. */
export const shareSlots = [
  { picture: 'screen', sound: 'screen-audio' },
  { picture: 'screen-2', sound: 'screen-audio-2' },
] as const;

export type ShareSlot = (typeof shareSlots)[number];
export type ScreenKind = ShareSlot['picture'];
export type ScreenSoundKind = ShareSlot['sound'];
export type VideoKind = 'camera' | ScreenKind;
export type AudioKind = 'microphone' | ScreenSoundKind;
export type PublicationKind = VideoKind | AudioKind;

export const screenKinds: readonly ScreenKind[] = shareSlots.map(({ picture }) => picture);
export const videoKinds: readonly VideoKind[] = ['camera', ...screenKinds];
export const audioKinds: readonly AudioKind[] = ['microphone', ...shareSlots.map(({ sound }) => sound)];

/**
 * What a participant can send, in the order of its transceivers. Both sides rely on this order: the
 * newcomer's offer has one media section for each, and a track comes and goes by `replaceTrack` alone.
 */
export const publicationKinds: readonly PublicationKind[] = [
  'microphone',
  'camera',
  ...shareSlots.flatMap(({ picture, sound }) => [picture, sound]),
];

export function isVideo(kind: PublicationKind): kind is VideoKind {
  return videoKinds.some((each) => each === kind);
}

/** The local tracks that are sent from the start. */
export type LocalTracks = Readonly<Partial<Record<PublicationKind, MediaStreamTrack | null>>>;

/** Tracks of one group are played in step (lip-sync): they share a MediaStream id on the wire. */
export function groupOf(kind: PublicationKind): 'person' | ScreenKind {
  return shareSlots.find(({ picture, sound }) => kind === picture || kind === sound)?.picture ?? 'person';
}

/** What a share is made for: sharp letters, or smooth movement. */
export type ShareQuality = 'text' | 'motion';

/** The layers of a camera, chosen for a LAN. */
export const cameraLayers: readonly Layer[] = [
  { name: 'high', height: 720, maxBitrate: 2_500_000, maxFramerate: 30, fitsTiles: true },
  { name: 'middle', height: 360, maxBitrate: 700_000, maxFramerate: 30, fitsTiles: true },
  { name: 'low', height: 180, maxBitrate: 180_000, maxFramerate: 20, fitsTiles: true },
];

/** The layers of a share. Only a weak path gets the lower ones: letters scaled down cannot be read. */
export const screenLayers: Readonly<Record<ShareQuality, readonly Layer[]>> = {
  text: [
    { name: 'high', height: Infinity, maxBitrate: 4_000_000, maxFramerate: 15, fitsTiles: false },
    { name: 'middle', height: 720, maxBitrate: 700_000, maxFramerate: 8, fitsTiles: false },
    { name: 'low', height: 360, maxBitrate: 250_000, maxFramerate: 5, fitsTiles: true },
  ],
  motion: [
    { name: 'high', height: 1080, maxBitrate: 6_000_000, maxFramerate: 60, fitsTiles: true },
    { name: 'middle', height: 540, maxBitrate: 1_000_000, maxFramerate: 30, fitsTiles: true },
    { name: 'low', height: 270, maxBitrate: 250_000, maxFramerate: 15, fitsTiles: true },
  ],
};

/** Keyframes on demand come at most one in so many milliseconds. A screen's are large, and few lose it. */
export const keyframeGapMs: Readonly<Record<VideoKind, number>> = {
  ...recordOf(screenKinds, () => 500),
  camera: 300,
};

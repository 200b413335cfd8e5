import type { ScreenQuality } from '../media/screen.ts';

export type ShareQuality = ScreenQuality;

/** What can be chosen of a share besides what is shared. */
export interface ShareOptions {
  quality: ShareQuality;
  /** The most lines it has; null for as many as the screen. */
  height: number | null;
  /** The most frames a second, for each quality its own. */
  frameRates: Record<ShareQuality, number>;
  /** Whether the sound of this computer goes along, where the system has it. */
  audio: boolean;
}

/** How the first share begins. */
export const firstOptions: Readonly<ShareOptions> = {
  quality: 'text',
  height: null,
  frameRates: { text: 15, motion: 60 },
  audio: false,
};

/** The frame rates to choose from. */
export const frameRates: Readonly<Record<ShareQuality, readonly number[]>> = {
  text: [15, 5],
  motion: [60, 30],
};

/** The heights to choose from, but for the full one. */
export const shareHeights: readonly number[] = [1080, 720];

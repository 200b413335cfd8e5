import { describe, expect, it } from 'vitest';
import {
  audioKinds,
  groupOf,
  isVideo,
  keyframeGapMs,
  publicationKinds,
  screenKinds,
  videoKinds,
} from './publications.ts';

describe('publications', () => {
  it('are on the wire in one order, on which both sides rely', () => {
    expect(publicationKinds).toEqual([
      'microphone',
      'camera',
      'screen',
      'screen-audio',
      'screen-2',
      'screen-audio-2',
    ]);
    expect([...videoKinds, ...audioKinds].toSorted()).toEqual(publicationKinds.toSorted());
    expect(publicationKinds.filter(isVideo)).toEqual(videoKinds);
  });

  it('are played in step with what belongs to them, and with nothing else', () => {
    expect(groupOf('camera')).toBe(groupOf('microphone'));
    expect(groupOf('screen-audio')).toBe(groupOf('screen'));
    expect(groupOf('screen-audio-2')).toBe(groupOf('screen-2'));
    expect(new Set(publicationKinds.map(groupOf)).size).toBe(1 + screenKinds.length);
  });

  it('have each a gap between keyframes', () => {
    expect(videoKinds.map((kind) => keyframeGapMs[kind])).toEqual([300, 500, 500]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Way } from '../fan-out/way.ts';
import type { LayerName } from '../layers.ts';
import { cameraLayers, screenLayers } from '../publications.ts';
import { FakeRtpSender, FakeTrack } from '../testing/fake-media.ts';
import { FakeWay } from '../testing/fake-way.ts';
import { VideoPublication } from './video-publication.ts';

const tiles = {
  large: { width: 1280, height: 720 },
  middle: { width: 640, height: 360 },
  small: { width: 320, height: 180 },
};

const codecs = ['video/VP8', 'video/VP9', 'video/H264'];

const senders = new Map<string, FakeRtpSender>();
let way: FakeWay;
let publication: VideoPublication;

function create(name: Way = 'encoded-streams'): void {
  publication = new VideoPublication(
    cameraLayers,
    codecs,
    (onSwitched) => (way = new FakeWay(name, onSwitched)),
  );
  publication.setTrack(new FakeTrack(1280, 720));
}

/** Adds viewers with a trusted path, each showing the picture in this size. */
function add(shown: Readonly<Record<string, keyof typeof tiles>>): void {
  for (const [id, size] of Object.entries(shown)) {
    const sender = new FakeRtpSender();
    senders.set(id, sender);
    publication.addViewer(id, sender);
    publication.setViewerLimit(id, null);
    publication.handleDemand(id, tiles[size]);
  }
}

/** Every viewer has what it is to get. */
function settle(...ids: string[]): void {
  for (const id of ids) {
    const layer = publication.layerOf(id)?.layer;
    if (layer) way.switch(id, layer);
  }
  way.assigned.length = 0;
}

beforeEach(() => create());

describe('layers', () => {
  it('are not encoded while nobody gets them', () => {
    expect(way.active).toEqual([]);
    add({ ara: 'large', bo: 'small' });
    settle('ara', 'bo');
    expect(way.active).toEqual(['high', 'low']);
    publication.removeViewer('ara');
    expect(way.active).toEqual(['low']);
    publication.removeViewer('bo');
    expect(way.active).toEqual([]);
  });

  it('go on until the last viewer has been switched away', () => {
    add({ ara: 'large', bo: 'large' });
    settle('ara', 'bo');
    for (const id of ['ara', 'bo']) publication.handleDemand(id, tiles.middle);
    expect(way.assigned).toEqual(['ara:middle', 'bo:middle']);
    expect(way.active).toEqual(['high', 'middle']);
    way.switch('ara', 'middle');
    expect(way.active).toEqual(['high', 'middle']);
    way.switch('bo', 'middle');
    expect(way.active).toEqual(['middle']);
  });

  it('are not kept for a viewer that leaves before it is switched', () => {
    add({ ara: 'large' });
    settle('ara');
    publication.handleDemand('ara', tiles.small);
    publication.removeViewer('ara');
    way.switch('ara', 'low');
    expect(way.active).toEqual([]);
  });

  it('are encoded as they are defined, for the height of the track', () => {
    add({ ara: 'large', bo: 'middle' });
    const { maxBitrate, maxFramerate } = cameraLayers[1] ?? {};
    expect(way.encodings.get('middle')).toEqual({
      active: true,
      maxBitrate,
      maxFramerate,
      scaleResolutionDownBy: 2,
    });
    publication.setTrack(new FakeTrack(1920, 1080));
    expect(way.encodings.get('middle')?.scaleResolutionDownBy).toBe(3);
    expect(way.encodings.get('high')?.scaleResolutionDownBy).toBe(1.5);
  });

  it('are scaled anew when the shared window becomes another size', () => {
    const window = new FakeTrack(1920, 1080);
    publication.setTrack(window);
    add({ ara: 'middle' });
    expect(way.encodings.get('middle')?.scaleResolutionDownBy).toBe(3);
    window.resize(1000, 540);
    publication.checkSize();
    expect(way.encodings.get('middle')?.scaleResolutionDownBy).toBe(1.5);
    way.encodings.clear();
    publication.checkSize();
    expect([...way.encodings]).toEqual([]);
  });

  it('take more bit/s together when they become others', () => {
    expect(way.totalBitrate).toBe(2_500_000 + 700_000 + 180_000);
    publication.setLayers(screenLayers.motion);
    expect(way.totalBitrate).toBe(6_000_000 + 1_000_000 + 250_000);
  });

  it('are scaled, the low one, to the largest tile of those who get it', () => {
    const scale = () => way.encodings.get('low')?.scaleResolutionDownBy;
    add({ ara: 'small', bo: 'small', chae: 'large' });
    settle('ara', 'bo', 'chae');
    publication.handleDemand('ara', { width: 160, height: 90 });
    publication.handleDemand('bo', { width: 256, height: 144 });
    expect(scale()).toBe(5);
    publication.handleDemand('bo', null);
    expect(scale()).toBe(8);
    // Its path keeps it on the low layer, which is never larger than defined.
    publication.setViewerLimit('chae', { layer: 'low', reason: 'bandwidth' });
    expect(scale()).toBe(4);
  });

  it('all end with the track, and are what was asked for when one comes', () => {
    add({ ara: 'large', bo: 'small' });
    settle('ara', 'bo');
    publication.setTrack(null);
    expect(way.active).toEqual([]);
    expect(way.assigned).toEqual(['ara:null', 'bo:null']);
    expect(publication.wishOf('ara')).toEqual([]);
    publication.setTrack(new FakeTrack(1280, 720));
    expect(way.active).toEqual(['high', 'low']);
    expect(way.assigned.slice(2)).toEqual(['ara:high', 'bo:low']);
  });
});

describe('a viewer', () => {
  it('that is new gets the smallest, whatever it shows, until its path is known', () => {
    publication.addViewer('ara', new FakeRtpSender());
    publication.handleDemand('ara', tiles.large);
    expect(publication.layerOf('ara')).toEqual({ layer: 'low', reason: 'bandwidth' });
    publication.setViewerLimit('ara', null);
    expect(publication.layerOf('ara')).toEqual({ layer: 'high', reason: 'demand' });
    expect(way.assigned).toEqual(['ara:low', 'ara:high']);
  });

  it('with an encoder of its own is not limited at first', () => {
    create('per-viewer');
    publication.addViewer('ara', new FakeRtpSender());
    publication.handleDemand('ara', tiles.large);
    expect(publication.layerOf('ara')).toEqual({ layer: 'high', reason: 'demand' });
  });

  it('that does not show the picture gets nothing, and keeps no layer going', () => {
    add({ ara: 'large' });
    settle('ara');
    publication.handleDemand('ara', null);
    expect(way.assigned).toEqual(['ara:null']);
    expect(publication.layerOf('ara')).toEqual({ layer: null, reason: 'hidden' });
    expect(publication.wishOf('ara')).toEqual([]);
    expect(way.active).toEqual([]);
  });

  it('gets the smallest that its demand, its path and this machine leave, for the reason of that', () => {
    add({ ara: 'large' });
    publication.setLimit({ layer: 'middle', reason: 'processor' });
    expect(publication.layerOf('ara')).toEqual({ layer: 'middle', reason: 'processor' });
    publication.setViewerLimit('ara', { layer: 'low', reason: 'loss' });
    expect(publication.layerOf('ara')).toEqual({ layer: 'low', reason: 'loss' });
    publication.setViewerLimit('ara', { layer: 'high', reason: 'delay' });
    expect(publication.layerOf('ara')).toEqual({ layer: 'middle', reason: 'processor' });
    publication.handleDemand('ara', tiles.small);
    expect(publication.layerOf('ara')).toEqual({ layer: 'low', reason: 'demand' });
    publication.setLimit({ layer: null, reason: 'processor' });
    expect(publication.layerOf('ara')).toEqual({ layer: null, reason: 'processor' });
    expect(way.active).toEqual([]);
    publication.setLimit(null);
    expect(publication.layerOf('ara')).toEqual({ layer: 'low', reason: 'demand' });
  });

  it('wishes for what it shows, whatever its path carries', () => {
    add({ ara: 'middle' });
    publication.setViewerLimit('ara', { layer: null, reason: 'bandwidth' });
    expect(publication.wishOf('ara').map(({ name }) => name)).toEqual(['middle', 'low']);
  });

  it('is cut only when it goes down, and only for the sake of its path', () => {
    add({ ara: 'large' });
    settle('ara');
    const limit = (layer: LayerName) => ({ layer, reason: 'bandwidth' }) as const;
    publication.setViewerLimit('ara', limit('low'));
    publication.setViewerLimit('ara', limit('middle'));
    publication.setViewerLimit('ara', null);
    publication.handleDemand('ara', tiles.small);
    publication.handleDemand('ara', tiles.large);
    publication.setLimit({ layer: 'middle', reason: 'processor' });
    expect(way.assigned).toEqual(['ara:low!', 'ara:middle', 'ara:high', 'ara:low', 'ara:high', 'ara:middle']);
  });

  it('that is cut keeps its old layer going for nobody', () => {
    add({ ara: 'large' });
    settle('ara');
    publication.setViewerLimit('ara', { layer: 'low', reason: 'loss' });
    expect(way.active).toEqual(['low']);
  });

  it('that is slow, or comes and goes, leaves the others alone', () => {
    add({ ara: 'large', bo: 'large', chae: 'middle' });
    settle('ara', 'bo', 'chae');
    for (const layer of ['middle', 'low', null, 'low', 'middle'] as const) {
      publication.setViewerLimit('bo', { layer, reason: 'bandwidth' });
    }
    add({ dan: 'large' });
    publication.removeViewer('dan');
    publication.handleDemand('nobody', tiles.large);
    publication.setViewerLimit('nobody', null);
    expect(way.assigned.length).toBeGreaterThan(5);
    expect(way.assigned.filter((each) => /^(ara|chae|nobody)/.test(each))).toEqual([]);
    expect(publication.layerOf('ara')).toEqual({ layer: 'high', reason: 'demand' });
    expect(publication.layerOf('chae')).toEqual({ layer: 'middle', reason: 'demand' });
  });
});

describe('the codec', () => {
  const connect = (id: string, ...mimeTypes: string[]) => {
    const agreed = mimeTypes.map((mimeType, payloadType) => ({ mimeType, payloadType, clockRate: 90_000 }));
    Object.assign(senders.get(id) ?? {}, { codecs: agreed });
    publication.handleConnected(id);
  };

  it('is the first that everyone present can take, and comes back when who could not has left', () => {
    add({ ara: 'large', bo: 'large' });
    expect(way.codec).toBe('video/VP8');
    connect('ara', ...codecs);
    connect('bo', 'video/VP9', 'video/H264');
    expect(way.codec).toBe('video/VP9');
    publication.removeViewer('bo');
    expect(way.codec).toBe('video/VP8');
  });

  it('leaves out as few as possible where there is none for all, and they get an encoder of their own', () => {
    add({ ara: 'large', bo: 'large', chan: 'large' });
    connect('ara', 'video/VP9');
    connect('bo', 'video/H264');
    connect('chan', 'video/H264');
    expect(way.codec).toBe('video/H264');
    expect([...way.ownEncoders]).toContain('ara');
  });
});

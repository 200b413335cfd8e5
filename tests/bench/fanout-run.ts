// One run of the fanout bench: one sender, some viewers, some seconds.
import { expect, type Page } from '@playwright/test';
import type { Way } from '../../renderer/call/fan-out/way.ts';
import type { Hall } from '../hall/hall.ts';
import type { App } from '../support/app.ts';
import { processorSeconds } from './app-costs.ts';
import { decodedIn, stopDrawing } from './decoded.ts';
import { round } from './report.ts';

export interface Run {
  readonly content: 'camera' | 'screen';
  readonly codec: 'VP8' | 'VP9';
  readonly viewers: number;
  readonly way: Way;
}

/** What sending has cost, and what came of it. */
export interface Sending extends Run {
  /** Wall time in encoders, per second. */
  readonly encoderMs: number;
  /** Processor time of the sender's processes, in cores. */
  readonly cores: number;
  /** Frames per second decoded, mean over the viewers and of the worst. */
  readonly fps: number;
  readonly worstFps: number;
  readonly keyframes: number;
  /** Lines of the smallest picture that a viewer decodes. */
  readonly height: number;
}

const warmUpMs = 4_000;
const seconds = 8;

export async function measure(hall: Hall, sender: App, receiver: Page, run: Run): Promise<Sending> {
  const kind = run.content === 'screen' ? 'screen' : 'camera';
  const ids = Array.from({ length: run.viewers }, (_, at) => `viewer-${at}`);
  await stopDrawing(receiver);
  await hall.enter(sender.window, 'sender', [], { way: run.way });
  await hall.preferCodecs('sender', [`video/${run.codec}`]);
  await hall.publish('sender', run.content, kind);
  for (const id of ids) {
    // They send nothing, so they need no router; in one page there would be one for each of them.
    await hall.enter(receiver, id, ['sender'], { way: 'per-viewer' });
    await hall.demand(id, 'sender', { width: 1280, height: 720 }, kind);
  }
  const pairs = ids.map((id) => ({ id, of: 'sender' }));
  const decoded = () => decodedIn(receiver, pairs, kind);
  await expect
    .poll(async () => Math.min(...(await decoded()).map(({ frames }) => frames)), { timeout: 60_000 })
    .toBeGreaterThan(0);
  await hall.pause(warmUpMs);
  // Looking takes its time too on a machine that is full: each figure by the time between its own two looks.
  const look = async () => {
    const cost = await costs(sender);
    const countedAt = performance.now();
    return { ...cost, countedAt, seen: await decoded(), seenAt: performance.now() };
  };
  const before = await look();
  await hall.pause(seconds * 1000);
  const after = await look();
  const [seenFor, countedFor] = [after.seenAt - before.seenAt, after.countedAt - before.countedAt].map(
    (ms) => ms / 1000,
  );
  if (!seenFor || !countedFor) throw new Error('no time has passed');
  const fps = after.seen.map(({ frames }, at) => (frames - (before.seen[at]?.frames ?? 0)) / seenFor);
  return {
    ...run,
    encoderMs: Math.round(((after.encodeSeconds - before.encodeSeconds) * 1000) / countedFor),
    cores: round((after.processorSeconds - before.processorSeconds) / countedFor),
    fps: round(fps.reduce((sum, each) => sum + each, 0) / fps.length),
    worstFps: round(Math.min(...fps)),
    keyframes: after.keyframes - before.keyframes,
    height: Math.min(...after.seen.map(({ height }) => height)),
  };
}

async function costs(app: App) {
  const encoded = await app.window.evaluate(async () => {
    const reports = await window.hall.measures.reports('sender');
    let [encodeSeconds, keyframes] = [0, 0];
    for (const report of reports) {
      report?.forEach(
        (stats: {
          type: string;
          kind?: string;
          totalEncodeTime?: number;
          keyFramesEncoded?: number;
          frameHeight?: number;
        }) => {
          if (stats.type !== 'outbound-rtp' || stats.kind !== 'video') return;
          encodeSeconds += stats.totalEncodeTime ?? 0;
          if (stats.frameHeight !== 32) keyframes += stats.keyFramesEncoded ?? 0;
        },
      );
    }
    return { encodeSeconds, keyframes };
  });
  return { processorSeconds: await processorSeconds(app), ...encoded };
}

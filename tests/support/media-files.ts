// The camera and microphone files of a test run, each written once. The folder is named by the config, which
// also removes it at the end (clean-media.ts); workers inherit the name.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSyntheticCamera, writeSyntheticMicrophone } from '../media/synthetic.mjs';
import type { CameraOptions } from '../media/synthetic.mjs';

/** Which fake devices an app or a browser gets; without one it has a device of the browser's own making. */
export interface FakeMedia {
  readonly camera?: CameraOptions | undefined;
  readonly microphone?: { readonly hertz: number; readonly steady?: boolean } | undefined;
}

/** The folder of this run's media files. */
export function mediaFolder(): string {
  return process.env['MADANG_TEST_MEDIA'] ?? join(tmpdir(), `madang-media-${String(process.pid)}`);
}

/** The file of a synthetic camera. */
export function cameraFile(camera: CameraOptions): string {
  const { colour, width = '', height = '', fps = '', seconds = '' } = camera;
  return writtenOnce(`camera-${[...colour, width, height, fps, seconds].join('-')}.y4m`, (file) => {
    writeSyntheticCamera(file, camera);
  });
}

/** The file of a synthetic microphone. */
export function microphoneFile(microphone: NonNullable<FakeMedia['microphone']>): string {
  const { hertz, steady = false } = microphone;
  return writtenOnce(`microphone-${String(hertz)}${steady ? '-steady' : ''}.wav`, (file) => {
    writeSyntheticMicrophone(file, { hertz, steady });
  });
}

/** The Chromium switches that put these files in place of devices. */
export function fakeMediaSwitches({ camera, microphone }: FakeMedia): string[] {
  return [
    '--use-fake-device-for-media-stream',
    ...(camera === undefined ? [] : [`--use-file-for-fake-video-capture=${cameraFile(camera)}`]),
    ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphoneFile(microphone)}`]),
  ];
}

function writtenOnce(name: string, write: (file: string) => void): string {
  const file = join(mediaFolder(), name);
  if (!existsSync(file)) {
    mkdirSync(mediaFolder(), { recursive: true });
    // Renamed into place when complete, so that a run stopped half-way leaves no half file behind its name.
    write(`${file}.part`);
    renameSync(`${file}.part`, file);
  }
  return file;
}

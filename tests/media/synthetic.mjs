// Writes the files that stand in for cameras and microphones: Chromium plays them by
// `--use-file-for-fake-video-capture` and `--use-file-for-fake-audio-capture`, over and over.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { strip, stripCells, timecodeBits, timecodePeriod } from './timecode.mjs';

/**
 * @typedef {readonly [number, number, number]} Rgb red, green and blue, 0 to 255 each
 * @typedef {object} CameraOptions
 * @property {Rgb} colour who it is; must be a lively colour, since grey cannot be told from the time code
 * @property {number} [width]
 * @property {number} [height]
 * @property {number} [fps]
 * @property {number} [seconds]
 */

/**
 * Writes a camera: one colour, and the moving time code described in timecode.mjs. 17 MB at the defaults;
 * small on purpose, since every viewer on the test machine encodes and decodes it in software.
 * @param {string} file ends in .y4m
 * @param {CameraOptions} options
 */
export function writeSyntheticCamera(file, { colour, width = 320, height = 180, fps = 20, seconds = 10 }) {
  if (Math.max(...colour) - Math.min(...colour) < 100)
    throw new Error(`Too grey for a camera: ${colour.join()}`);
  const frames = Math.round(fps * seconds);
  if (frames > timecodePeriod)
    throw new Error(`${String(frames)} frames are more than the time code can number`);
  const frame = flatFrame(colour, width, height);
  const out = openSync(file, 'w');
  try {
    writeSync(out, `YUV4MPEG2 W${String(width)} H${String(height)} F${String(fps)}:1 Ip A1:1 C420\n`);
    for (let number = 0; number < frames; number += 1) {
      paintStrip(frame, timecodeBits(number), width, height);
      writeSync(out, 'FRAME\n');
      writeSync(out, frame);
    }
  } finally {
    closeSync(out);
  }
}

/**
 * Writes a microphone: a tone that comes in short pulses and sways around its frequency. The
 * browser's noise suppression learns a steady sound as noise: a plain tone lost 10 dB within ten seconds, this
 * one nothing.
 * @param {string} file ends in .wav
 * @param {{ hertz: number, seconds?: number, steady?: boolean }} options `steady` leaves the pulses out, for
 *   measuring how soon a tone is heard and not how soon its next pulse comes
 */
export function writeSyntheticMicrophone(file, { hertz, seconds = 4, steady = false }) {
  const rate = 48_000;
  const samples = Buffer.alloc(rate * seconds * 2);
  let phase = 0;
  for (let at = 0; at < rate * seconds; at += 1) {
    const time = at / rate;
    phase += (2 * Math.PI * hertz * (1 + 0.02 * Math.sin(2 * Math.PI * 5 * time))) / rate;
    samples.writeInt16LE(Math.round(Math.sin(phase) * (steady ? 1 : pulse(time)) * 16_000), at * 2);
  }
  writeFileSync(file, Buffer.concat([wavHeader(samples.length, rate), samples]));
}

/**
 * Loudness over time: half a second each, of which the first 0.3 s sound, with soft ends so that no click
 * spills energy over other frequencies.
 * @param {number} time
 */
function pulse(time) {
  const at = time % 0.5;
  return at < 0.3 ? Math.sin((Math.PI * at) / 0.3) ** 2 : 0;
}

/**
 * @param {Rgb} colour
 * @param {number} width
 * @param {number} height
 */
function flatFrame([red, green, blue], width, height) {
  // BT.601 in video range, which is what Chromium takes an untagged file for.
  const y = Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue);
  const u = Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue);
  const v = Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue);
  const luma = width * height;
  const chroma = Math.ceil(width / 2) * Math.ceil(height / 2);
  const frame = Buffer.alloc(luma + 2 * chroma, y);
  frame.fill(u, luma, luma + chroma).fill(v, luma + chroma);
  // The strip is black and white, so its chroma is neutral in every frame.
  const { left, right, top, bottom } = stripBox(width, height);
  for (let plane = 0; plane < 2; plane += 1) {
    for (let row = Math.round(top / 2); row < Math.round(bottom / 2); row += 1) {
      const start = luma + plane * chroma + row * Math.ceil(width / 2);
      frame.fill(128, start + Math.round(left / 2), start + Math.round(right / 2));
    }
  }
  return frame;
}

/**
 * @param {Buffer} frame
 * @param {readonly boolean[]} bits
 * @param {number} width
 * @param {number} height
 */
function paintStrip(frame, bits, width, height) {
  const { left, right, top, middle, bottom } = stripBox(width, height);
  const cell = (right - left) / stripCells;
  for (let row = top; row < bottom; row += 1) {
    bits.forEach((bit, at) => {
      const from = row * width + Math.round(left + at * cell);
      frame.fill(bit === row < middle ? 235 : 16, from, row * width + Math.round(left + (at + 1) * cell));
    });
  }
}

/**
 * @param {number} width
 * @param {number} height
 */
function stripBox(width, height) {
  const middle = Math.round(height * strip.middle);
  const half = Math.round(height * strip.halfHeight);
  const left = Math.round(width * strip.left);
  return {
    left,
    right: left + Math.round(width * strip.width),
    top: middle - half,
    middle,
    bottom: middle + half,
  };
}

/**
 * @param {number} bytes
 * @param {number} rate
 */
function wavHeader(bytes, rate) {
  const header = Buffer.alloc(44);
  header.write('RIFF');
  header.write('WAVEfmt ', 8);
  header.write('data', 36);
  // Sizes and rates: what follows, the format part, samples and bytes a second, the sound itself.
  const longs = { 4: 36 + bytes, 16: 16, 24: rate, 28: rate * 2, 40: bytes };
  for (const [at, value] of Object.entries(longs)) header.writeUInt32LE(value, Number(at));
  // PCM, one channel, two bytes a sample of 16 bits.
  const shorts = { 20: 1, 22: 1, 32: 2, 34: 16 };
  for (const [at, value] of Object.entries(shorts)) header.writeUInt16LE(value, Number(at));
  return header;
}

// Cameras and microphones made inside a page, as tracks like any other: a canvas with a person's colour and a
// running time code (see tests/media/timecode.mjs), and a tone out of Web Audio.
import { people } from '../media/people.mjs';
import { strip, stripCells, timecodeBits, timecodePeriod } from '../media/timecode.mjs';

export type PersonKey = keyof typeof people;

const size = { width: 320, height: 180 };
const framesPerSecond = 20;

/** A camera that shows this person's colour and a time code that goes on by itself. */
export function openPageCamera(person: PersonKey): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (!track) throw new Error('no track');
  let number = 0;
  const timer = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(timer);
    paintTimecode(context, people[person].colour.join(), number);
    number = (number + 1) % timecodePeriod;
  }, 1_000 / framesPerSecond);
  return track;
}

const tones = new Map<PersonKey, MediaStreamTrack>();
let context: AudioContext | null = null;

/** A microphone that picks up this person's tone. One context for the page: each is a thread of its own. */
export function openPageMicrophone(person: PersonKey): MediaStreamTrack {
  const tone = tones.get(person) ?? startTone(person);
  tones.set(person, tone);
  return tone.clone();
}

function startTone(person: PersonKey): MediaStreamTrack {
  context ??= new AudioContext();
  const destination = context.createMediaStreamDestination();
  const tone = new OscillatorNode(context, { frequency: people[person].hertz });
  tone.connect(new GainNode(context, { gain: 0.3 })).connect(destination);
  tone.start();
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new Error('no track');
  return track;
}

/** Paints a colour with a time code over the whole canvas. */
export function paintTimecode(context: CanvasRenderingContext2D, colour: string, number: number): void {
  const { width, height } = context.canvas;
  context.fillStyle = `rgb(${colour})`;
  context.fillRect(0, 0, width, height);
  const cell = (width * strip.width) / stripCells;
  const half = height * strip.halfHeight;
  timecodeBits(number).forEach((bit, at) => {
    const left = width * strip.left + at * cell;
    for (const upper of [true, false]) {
      context.fillStyle = bit === upper ? 'white' : 'black';
      context.fillRect(left, height * strip.middle - (upper ? half : 0), cell, half);
    }
  });
}

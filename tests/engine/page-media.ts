// Cameras and microphones made inside a page, as tracks like any other: a canvas with a person's colour and a
// running time code (see tests/media/timecode.mjs), and a tone out of Web Audio.
import { openContent, type PersonKey } from '../hall/content.ts';
import { people } from '../media/people.mjs';

export type { PersonKey };

/** A camera that shows this person's colour and a time code that goes on by itself. */
export function openPageCamera(person: PersonKey): MediaStreamTrack {
  return openContent(person, { width: 320, height: 180, framesPerSecond: 20 });
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

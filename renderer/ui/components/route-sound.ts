/**
 * Plays an element's sound through a speaker; empty for the system's choice.
 * @param onrefused is told when the engine does not play through it
 */
export function routeSound(
  audio: HTMLAudioElement,
  sinkId: string,
  onrefused: (sinkId: string) => void,
): void {
  // An engine that cannot choose has no `sinkId` at all.
  if ((audio.sinkId || '') !== sinkId) audio.setSinkId(sinkId).catch(() => onrefused(sinkId));
}

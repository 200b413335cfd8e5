// What screen capture has beyond TypeScript's DOM library (Screen Capture, sections 5.4 and 5.5).

interface DisplayMediaStreamOptions {
  /** Whether the browser's picker offers the system's sound along with a screen. */
  systemAudio?: 'include' | 'exclude';
  /** Whether it offers to change to another tab while sharing. */
  surfaceSwitching?: 'include' | 'exclude';
}

interface MediaTrackConstraintSet {
  /** Leaves out of the system's sound what this page plays. */
  restrictOwnAudio?: ConstrainBoolean;
  /** Whether the captured tab falls silent for the one who shares it. */
  suppressLocalAudioPlayback?: ConstrainBoolean;
}

interface MediaTrackSupportedConstraints {
  restrictOwnAudio?: boolean;
  suppressLocalAudioPlayback?: boolean;
}

/** The places for what a participant shares. */
export const shares = ['screen', 'screen-2'] as const;

/** The pictures a participant can send, as the wire names them: the camera, and a place for each share. */
export const pictures = ['camera', ...shares] as const;

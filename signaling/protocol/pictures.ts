/** The pictures a participant can send, as the wire names them: the camera, and a place for each share. */
export const pictures = ['camera', 'screen', 'screen-2'] as const;

/** Lets a sender send another track, or nothing. @returns whether it does; false once its connection is closed */
export async function replaceTrack(
  sender: RTCRtpSender,
  track: MediaStreamTrack | null,
  onError: (error: unknown) => void,
): Promise<boolean> {
  try {
    await sender.replaceTrack(track);
    return true;
  } catch (error) {
    // A viewer that has left in the meantime has nothing to be sent.
    if (sender.transport?.state !== 'closed') onError(error);
    return false;
  }
}

/** Sends a track over a plain connection of this page to itself. @returns the video that shows it */
export async function openBareVideo(track: MediaStreamTrack, maxBitrate: number): Promise<HTMLVideoElement> {
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
  to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
  const video = Object.assign(document.createElement('video'), { autoplay: true, muted: true, width: 160 });
  document.body.append(video);
  to.ontrack = ({ track: arrived }) => {
    video.srcObject = new MediaStream([arrived]);
  };
  from.addTransceiver(track, { direction: 'sendonly', sendEncodings: [{ maxBitrate }] });
  await from.setLocalDescription();
  if (from.localDescription) await to.setRemoteDescription(from.localDescription);
  await to.setLocalDescription();
  if (to.localDescription) await from.setRemoteDescription(to.localDescription);
  return video;
}

// The frame router's worker: away from the page, so that a busy page delays no frame, and with timers that a
// hidden window does not slow down.
import { startDummy } from './dummy.ts';
import type { FromWorker, StreamRole, ToWorker } from './messages.ts';
import { FrameRouter } from './router.ts';

// TypeScript's library has this constructor without its arguments.
const FrameCopy: new (
  frame: RTCEncodedVideoFrame,
  options: { metadata: RTCEncodedVideoFrameMetadata },
) => RTCEncodedVideoFrame = RTCEncodedVideoFrame;

// The page hands over a port first; a worker's own postMessage has another type than a window's.
let port: MessagePort | null = null;
const tell = (message: FromWorker) => port?.postMessage(message);

const router = new FrameRouter<RTCEncodedVideoFrame>({
  copier: (frame) => {
    const metadata = frame.getMetadata();
    return (rtpTimestamp) => new FrameCopy(frame, { metadata: { ...metadata, rtpTimestamp } });
  },
  onKeyframeNeeded: (source) => tell({ type: 'keyframe-needed', source }),
  onError: (error) => tell({ type: 'error', error: String(error) }),
  onSwitched: (viewer, source) => tell({ type: 'switched', viewer, source }),
});

function add(
  stream: StreamRole,
  readable: ReadableStream<RTCEncodedVideoFrame>,
  writable: WritableStream<RTCEncodedVideoFrame>,
): void {
  if (stream.role === 'source') router.addSource(stream.id, readable, stream.keyframeGapMs);
  else router.addViewer(stream.id, readable, writable);
}

function handle(message: ToWorker): void {
  switch (message.type) {
    case 'add':
      add(message.stream, message.readable, message.writable);
      break;
    case 'attach':
      router.attach(message.viewer, message.source, message.cut);
      break;
    case 'detach':
      router.detach(message.viewer);
      break;
    case 'send-own':
      router.sendOwn(message.viewer);
      break;
    case 'refresh':
      router.refresh(message.viewer);
      break;
    case 'remove':
      router.remove(message.id);
      break;
    case 'dummy':
      startDummy(message.writable, message.framesPerSecond);
      break;
    case 'report':
      tell({ type: 'report', report: router.report() });
      break;
  }
}

addEventListener('message', ({ ports: [first] }: MessageEvent<unknown>) => {
  if (!first) return;
  port = first;
  first.onmessage = ({ data }: MessageEvent<ToWorker>) => handle(data);
});

// The second way in: a transform names this worker, and its options say whose stream it is.
addEventListener('rtctransform', ({ transformer }) => {
  const stream = transformer.options;
  if (isStreamRole(stream)) add(stream, transformer.readable, transformer.writable);
});

function isStreamRole(value: unknown): value is StreamRole {
  return typeof value === 'object' && value !== null && 'role' in value && 'id' in value;
}

/** One end of a data channel whose other end is the test's: it holds what is sent until the test takes it. */
export class FakeChannel {
  readonly label: string;
  readyState: RTCDataChannelState = 'connecting';
  binaryType: BinaryType = 'arraybuffer';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: (() => void) | null = null;
  onbufferedamountlow: (() => void) | null = null;
  readonly sent: unknown[] = [];

  constructor(label = 'file') {
    this.label = label;
  }

  send(data: unknown): void {
    if (this.readyState !== 'open') throw new DOMException('not open', 'InvalidStateError');
    this.sent.push(data);
    if (data instanceof Uint8Array) this.bufferedAmount += data.byteLength;
  }

  open(): void {
    this.readyState = 'open';
    this.onopen?.();
  }

  /** Something comes from the other end. */
  say(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }

  /** What waited has gone. */
  drain(): void {
    this.bufferedAmount = 0;
    this.onbufferedamountlow?.();
  }

  close(): void {
    this.readyState = 'closed';
  }

  /** The other end has closed it. */
  handleClosed(): void {
    this.readyState = 'closed';
    this.onclose?.();
  }
}

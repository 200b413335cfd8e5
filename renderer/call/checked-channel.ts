import { handshakeWithinMs, type RefusalReason } from '#protocol';
import type { CheckStep, ConnectionCheck, DtlsFingerprints } from './connection-check.ts';
import { realTiming, type Timing } from './timing.ts';

type Channel = Pick<RTCDataChannel, 'readyState' | 'send' | 'onopen' | 'onmessage'>;

export interface CheckedChannelOptions {
  channel: Channel;
  /** Null where nothing is to be checked. */
  check: ConnectionCheck | null;
  /** Null before both descriptions are set. */
  fingerprints: () => DtlsFingerprints | null;
  /** The check has passed: what came before waits no more. */
  onOpen: () => void;
  onMessage: (data: unknown) => void;
  onFailed: (reason: RefusalReason) => void;
  onError: (error: unknown) => void;
  timing?: Timing;
}

/** A data channel over which nothing is said and from which nothing is taken before its check has passed. */
export class CheckedChannel {
  readonly #options: CheckedChannelOptions;
  readonly #timing: Timing;
  #waiting: string[] = [];
  readonly #arrived: unknown[] = [];
  #state: 'checking' | 'passed' | 'over' = 'checking';
  #hasBegun = false;
  #isBusy = false;
  #callOff: (() => void) | null = null;

  constructor(options: CheckedChannelOptions) {
    this.#options = options;
    this.#timing = options.timing ?? realTiming;
    const { channel } = options;
    channel.onopen = () => this.#begin();
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.#arrived.push(data);
      void this.#work();
    };
  }

  /** Sends when the check has passed; what comes before waits for it. */
  send(text: string): void {
    if (this.#state === 'passed') this.#say(text);
    else if (this.#state === 'checking') this.#waiting.push(text);
  }

  /** Sends when the check has passed; what comes before is left out, as it would be of no use later. */
  sendNow(text: string): void {
    if (this.#state === 'passed') this.#say(text);
  }

  /** A description was set: Chromium opens a channel before it tells of the answer that made it possible. */
  handleDescribed(): void {
    this.#begin();
  }

  /** How the connection under it is doing: the check is given its time only while it is up. */
  handleState(state: RTCPeerConnectionState): void {
    if (this.#state !== 'checking') return;
    this.#callOff?.();
    this.#callOff =
      state === 'connected' ? this.#timing.after(handshakeWithinMs, () => this.#fail('no-proof')) : null;
  }

  /** Nothing is told afterwards. */
  close(): void {
    this.#state = 'over';
    this.#callOff?.();
    this.#waiting = [];
    this.#options.channel.onopen = null;
    this.#options.channel.onmessage = null;
  }

  #begin(): void {
    const { channel, check, fingerprints } = this.#options;
    if (this.#hasBegun || this.#state !== 'checking' || channel.readyState !== 'open') return;
    const found = fingerprints();
    if (!found) return;
    this.#hasBegun = true;
    void this.#work(async () => {
      if (!check) return { end: 'passed' };
      return found.self && found.peer ? check.begin(found) : { end: 'malformed' };
    });
  }

  /** Does a first step and takes what has come, one after the other. */
  async #work(first?: () => Promise<CheckStep>): Promise<void> {
    if (this.#isBusy || !this.#hasBegun) return;
    this.#isBusy = true;
    try {
      if (first) this.#take(await first());
      while (this.#state !== 'over' && this.#arrived.length > 0) {
        const data = this.#arrived.shift();
        if (this.#state === 'passed') this.#options.onMessage(data);
        else if (this.#options.check) this.#take(await this.#options.check.handleMessage(data));
      }
    } catch (error) {
      this.#options.onError(error);
      this.#fail('malformed');
    } finally {
      this.#isBusy = false;
    }
  }

  #take({ say, end }: CheckStep): void {
    if (this.#state !== 'checking') return;
    if (say !== undefined) this.#say(say);
    if (end === 'passed') this.#pass();
    else if (end) this.#fail(end);
  }

  #pass(): void {
    this.#state = 'passed';
    this.#callOff?.();
    for (const text of this.#waiting) this.#say(text);
    this.#waiting = [];
    this.#options.check?.handlePassed();
    this.#options.onOpen();
  }

  // The other side may have closed it on the way.
  #say(text: string): void {
    if (this.#options.channel.readyState === 'open') this.#options.channel.send(text);
  }

  #fail(reason: RefusalReason): void {
    if (this.#state !== 'checking') return;
    this.close();
    this.#options.onFailed(reason);
  }
}

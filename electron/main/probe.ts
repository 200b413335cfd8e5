import { networkInterfaces } from 'node:os';
import * as v from 'valibot';
import { formatAddress, parseAddress } from '#protocol';
import type { CallArgument, probeTarget } from '#ipc';
import { askHealth } from './health-request.ts';
import { keyOf, type KnownHosts } from './known-hosts.ts';
import { isLoopback } from './loopback.ts';
import { log } from './logging.ts';
import { canonicalHost, type Pins } from './pins.ts';
import { failure, success, type ProbedHost, type ProbeResult } from './probe-outcome.ts';

type Target = v.InferOutput<typeof probeTarget>;

/** Finds which of several addresses a server answers at, and pins its certificate for the page. */
export class Probe {
  readonly #pins: Pins;
  readonly #known: KnownHosts;
  /** What remembered addresses show in place of the certificate that is remembered, by address. */
  readonly #changed = new Map<string, string>();

  constructor(pins: Pins, known: KnownHosts) {
    this.#pins = pins;
    this.#known = known;
  }

  /**
   * Takes another certificate for a remembered address from now on. Only one that a probe has seen there will do, so
   * that nothing but what a person was shown can be accepted.
   * @returns false when it is not the one that was seen last
   */
  trust({ host, port, fingerprint }: CallArgument<'server:trust'>): boolean {
    const key = keyOf(host, port);
    if (this.#changed.get(key) !== fingerprint) return false;
    this.#changed.delete(key);
    this.#known.replace(host, port, fingerprint);
    log.info('another certificate is trusted for a remembered address');
    return true;
  }

  /** Asks all hosts at once; the first with the right certificate wins and the others are let go. */
  async run({ hosts, port, fingerprint }: Target): Promise<ProbeResult> {
    const usable = [...new Set(hosts.filter((host) => isHost(host, port)).map(canonicalHost))];
    if (usable.length > 0 && !usable.some(isLoopback) && !hasNetwork())
      return { ok: false, reason: 'no-network' };
    const ended = new AbortController();
    const asked = usable.map(async (host): Promise<ProbedHost> => {
      const reply = await askHealth(host, port, ended.signal);
      const isRemembered = fingerprint === null;
      return { host, isRemembered, expected: fingerprint ?? this.#known.recall(host, port), reply };
    });
    const result = await firstSuccess(asked, port);
    ended.abort();
    if (result.ok) {
      this.#pins.allow(result.host, result.fingerprint);
      // An invite or a discovery record brings its own certificate each time and teaches nothing about an
      // address: anyone may have written it, and it must not decide what a typed address is held to.
      if (fingerprint === null) this.#known.remember(result.host, port, result.fingerprint);
    }
    if (!result.ok && result.reason === 'certificate-changed' && result.changed) {
      const { changed } = result;
      this.#changed.set(keyOf(changed.host, changed.port), changed.seen);
    }
    log.info(`probe of ${String(usable.length)} addresses: ${result.ok ? 'found' : result.reason}`);
    return result;
  }
}

async function firstSuccess(asked: readonly Promise<ProbedHost>[], port: number): Promise<ProbeResult> {
  const wins = asked.map(async (asking) => {
    const won = success(await asking, port);
    if (won === null) throw new Error('not this one');
    return won;
  });
  try {
    return await Promise.any(wins);
  } catch {
    return failure(await Promise.all(asked), port);
  }
}

/** Whether this is an IP address or a host name, and nothing that a URL could be bent with. */
function isHost(host: string, port: number): boolean {
  return parseAddress(formatAddress({ host, port }))?.host === host;
}

function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((list) => list?.some(({ internal }) => !internal));
}

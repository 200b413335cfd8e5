import { networkInterfaces } from 'node:os';

const everyMs = 2_000;

/** This machine's IPv4 addresses towards the outside, or loopback when there is nothing else. */
export function multicastAddresses(interfaces = networkInterfaces()): string[] {
  const ipv4 = Object.values(interfaces)
    .flatMap((infos) => infos ?? [])
    .filter(({ family }) => family === 'IPv4');
  const outward = ipv4.filter(({ internal }) => !internal);
  return (outward.length > 0 ? outward : ipv4).map(({ address }) => address);
}

/**
 * Calls the listener when this machine's addresses have changed. Polled, because Node has no event for it.
 * @returns a function that stops it
 */
export function watchInterfaces(onChange: () => void): () => void {
  let last = signature();
  const timer = setInterval(() => {
    const now = signature();
    if (now === last) return;
    last = now;
    onChange();
  }, everyMs);
  return () => {
    clearInterval(timer);
  };
}

function signature(): string {
  const all = Object.entries(networkInterfaces());
  return all
    .flatMap(([name, infos]) => (infos ?? []).map(({ address }) => `${name} ${address}`))
    .sort()
    .join();
}

// Two networks that cannot reach each other, and a machine that stands in both and forwards nothing.
import { ip, run } from './ip.ts';
import { prefix, removeLeftovers, removeNamespaces } from './network.ts';

/** A machine of the split network. */
export interface SplitHost {
  readonly namespace: string;
  readonly address: string;
}

/** The two sides, and what stands between. */
export interface SplitNetwork {
  readonly left: SplitHost;
  readonly right: SplitHost;
  /** By its address on the left side; its own addresses are reached from both. */
  readonly middle: SplitHost;
  destroy(): Promise<void>;
}

/** Makes them at 10.78.1.0/24 and 10.78.2.0/24. */
export async function createSplitNetwork(): Promise<SplitNetwork> {
  await removeLeftovers();
  const name = `${prefix}${String(process.pid)}-split`;
  const middle = `${name}-middle`;
  const destroy = () => removeNamespaces((namespace) => namespace.startsWith(`${name}-`));
  const makeSide = async (side: 'left' | 'right', subnet: number): Promise<SplitHost> => {
    const namespace = `${name}-${side}`;
    const address = `10.78.${String(subnet)}.1`;
    const gateway = `10.78.${String(subnet)}.254`;
    await ip(`netns add ${namespace}`);
    await ip(`-n ${namespace} link set lo up`);
    await ip(`-n ${namespace} link add eth0 type veth peer name ${side} netns ${middle}`);
    await ip(`-n ${middle} addr add ${gateway}/24 dev ${side}`);
    await ip(`-n ${middle} link set ${side} up`);
    await ip(`-n ${namespace} addr add ${address}/24 dev eth0`);
    await ip(`-n ${namespace} link set eth0 up`);
    await ip(`-n ${namespace} route add default via ${gateway} dev eth0`);
    return { namespace, address };
  };
  try {
    await ip(`netns add ${middle}`);
    await ip(`-n ${middle} link set lo up`);
    // What a new namespace begins with is the machine's choice.
    const forwardNothing = 'echo 0 > /proc/sys/net/ipv4/ip_forward';
    await run('ip', ['netns', 'exec', middle, 'sh', '-c', forwardNothing]);
    const [left, right] = [await makeSide('left', 1), await makeSide('right', 2)];
    return {
      ...{ left, right, destroy },
      middle: { namespace: middle, address: '10.78.1.254' },
    };
  } catch (error) {
    await destroy();
    throw error;
  }
}

const knock = `
  const socket = require('node:net').connect(9, process.argv[1]);
  socket.on('connect', () => process.exit(0)).on('error', ({ code }) => process.exit(code === 'ECONNREFUSED' ? 0 : 1));
  setTimeout(() => process.exit(1), 1000);`;

/** Whether an address answers a TCP connection from a machine, be it by refusing it. */
export async function reaches(from: SplitHost, address: string): Promise<boolean> {
  const inside = ['netns', 'exec', from.namespace, process.execPath, '-e', knock, address];
  return (await run('ip', inside)).code === 0;
}

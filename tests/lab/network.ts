// A real network on one machine: a network namespace for each host, each with a cable (veth) to one switch (a
// bridge). The switch has a namespace of its own, so nothing of the machine's own network is touched, and
// several labs can use the same addresses.
import { ip, ipOutput, run, type CommandResult } from './ip.ts';

/** One host of a lab. */
export interface LabHost {
  /** Name of its network namespace, as `launchApp({ namespace })` takes it. */
  readonly namespace: string;
  readonly address: string;
  /** Runs a command on this host. */
  exec(command: string, ...args: string[]): Promise<CommandResult>;
  /** Pulls the cable: the interface stays up with its address, but has no carrier. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  /** Turns the interface off and on, as a person or a sleeping machine does: routes go, and come back. */
  linkDown(): Promise<void>;
  linkUp(): Promise<void>;
  /** Bounds what reaches this host, in kbit/s, with a queue of 200 ms as a home router has; null lifts the bound. */
  limitDownload(kbitPerSecond: number | null): Promise<void>;
  /** Loses so many percent of the packets that reach this host. */
  loseDownload(percent: number): Promise<void>;
  /** Gives the host another address instead of the one it has, as another network would. */
  changeAddress(address: string): Promise<void>;
}

/** A network of hosts that can reach each other and nothing else. */
export interface Lab {
  readonly hosts: readonly LabHost[];
  destroy(): Promise<void>;
}

/** What the names of all namespaces of labs begin with. */
export const prefix = 'madang-lab-';
let made = 0;

/** Says why there can be no lab on this machine, or null when there can. */
export async function labUnavailable(): Promise<string | null> {
  if (process.platform !== 'linux') return 'network namespaces need Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const version = await run('ip', ['-V']);
  if (version.code !== 0) return 'the command ip is missing (Debian: iproute2)';
  const probe = `${prefix}${String(process.pid)}-probe`;
  const added = await run('ip', ['netns', 'add', probe]);
  if (added.code !== 0) return `no namespace can be made here: ${added.stderr.trim()}`;
  const cable = await run('ip', ['-n', probe, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'eth1']);
  await ip(`netns del ${probe}`);
  return cable.code === 0 ? null : `no veth can be made here: ${cable.stderr.trim()}`;
}

/** Makes a network of `count` hosts at 10.77.0.1, 10.77.0.2 and so on. */
export async function createLab(count: number): Promise<Lab> {
  await removeLeftovers();
  made += 1;
  const name = `${prefix}${String(process.pid)}-${String(made)}`;
  try {
    const bridge = `${name}-switch`;
    await makeSwitch(bridge);
    const hosts: LabHost[] = [];
    for (let number = 1; number <= count; number += 1) {
      hosts.push(await makeHost(`${name}-host${String(number)}`, bridge, number));
    }
    return { hosts, destroy: () => removeNamespaces((namespace) => namespace.startsWith(`${name}-`)) };
  } catch (error) {
    await removeNamespaces((namespace) => namespace.startsWith(`${name}-`));
    throw error;
  }
}

async function makeSwitch(namespace: string): Promise<void> {
  await ip(`netns add ${namespace}`);
  // Without a querier, a bridge that snoops would soon forward multicast to nobody.
  await ip(`-n ${namespace} link add br0 type bridge mcast_snooping 0`);
  await ip(`-n ${namespace} addr add 10.77.0.254/24 dev br0`);
  await ip(`-n ${namespace} link set br0 up`);
  // The hosts' router: it forwards, but knows no way out, so it says "unreachable" at once.
  await run('ip', ['netns', 'exec', namespace, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward']);
}

async function makeHost(namespace: string, bridge: string, number: number): Promise<LabHost> {
  const port = `port${String(number)}`;
  const address = `10.77.0.${String(number)}`;
  const linkUp = async (): Promise<void> => {
    await ip(`-n ${namespace} link set eth0 up`);
    await ip(`-n ${namespace} route replace default via 10.77.0.254 dev eth0`);
    await ip(`-n ${namespace} route replace 224.0.0.0/4 dev eth0`);
  };
  await ip(`netns add ${namespace}`);
  await ip(`-n ${namespace} link set lo up`);
  await ip(`-n ${namespace} link add eth0 type veth peer name ${port} netns ${bridge}`);
  await ip(`-n ${bridge} link set ${port} master br0 up`);
  await ip(`-n ${namespace} addr add ${address}/24 dev eth0`);
  await linkUp();
  return {
    namespace,
    address,
    exec: (command, ...args) => run('ip', ['netns', 'exec', namespace, command, ...args]),
    unplug: () => ip(`-n ${bridge} link set ${port} down`),
    plug: () => ip(`-n ${bridge} link set ${port} up`),
    linkDown: () => ip(`-n ${namespace} link set eth0 down`),
    linkUp,
    limitDownload: (kbitPerSecond) => limitPort(bridge, port, kbitPerSecond),
    changeAddress: async (next) => {
      await ip(`-n ${namespace} addr flush dev eth0 scope global`);
      await ip(`-n ${namespace} addr add ${next}/24 dev eth0`);
      await linkUp();
    },
    loseDownload: (percent) => loseAt(namespace, percent),
  };
}

async function limitPort(bridge: string, port: string, kbitPerSecond: number | null): Promise<void> {
  await run('tc', ['-n', bridge, 'qdisc', 'del', 'dev', port, 'root']);
  if (kbitPerSecond === null) return;
  const shape = ['tbf', 'rate', `${kbitPerSecond}kbit`, 'burst', '16kb', 'latency', '200ms'];
  const { code, stderr } = await run('tc', ['-n', bridge, 'qdisc', 'add', 'dev', port, 'root', ...shape]);
  if (code !== 0) throw new Error(`no rate limit: ${stderr.trim()}`);
}

async function loseAt(namespace: string, percent: number): Promise<void> {
  const inNamespace = (...args: string[]) => run('ip', ['netns', 'exec', namespace, 'iptables', ...args]);
  await inNamespace('-F', 'INPUT');
  if (percent === 0) return;
  const chance = ['-m', 'statistic', '--mode', 'random', '--probability', String(percent / 100)];
  const { code, stderr } = await inNamespace('-A', 'INPUT', ...chance, '-j', 'DROP');
  if (code !== 0) throw new Error(`no loss: ${stderr.trim()}`);
}

/** Removes the labs of runs that ended without doing so; the number in a name is the process that made it. */
export async function removeLeftovers(): Promise<void> {
  await removeNamespaces((namespace) => {
    const pid = Number(/^madang-lab-(\d+)-/.exec(namespace)?.[1]);
    return pid > 0 && !isRunning(pid);
  });
}

/** Removes namespaces of labs by name, with all that runs in them. */
export async function removeNamespaces(wanted: (namespace: string) => boolean): Promise<void> {
  const listed = (await ipOutput('netns list')).split('\n').map((line) => line.split(' ')[0] ?? '');
  for (const namespace of listed.filter((name) => name.startsWith(prefix) && wanted(name))) {
    // A namespace lives as long as a process is in it, whatever its name; its cable goes with it.
    const inside = (await ipOutput(`netns pids ${namespace}`)).split('\n').filter((line) => line !== '');
    for (const pid of inside) kill(Number(pid));
    await ip(`netns del ${namespace}`);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It may have ended since it was listed.
    if (isRunning(pid)) throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

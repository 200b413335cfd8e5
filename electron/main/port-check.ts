import { connect } from 'node:net';

const patienceMs = 1_500;

/**
 * Whether a connection to a port of this machine's own address comes about. What drops it on this machine, as a firewall
 * does, shows; what does beyond it does not.
 */
export function reaches(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const settle = (reached: boolean) => () => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(patienceMs, settle(false));
    socket.once('connect', settle(true));
    // Kept, since what comes after the end is of no interest.
    socket.on('error', settle(false));
  });
}

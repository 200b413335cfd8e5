import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';

const group = '224.0.0.251';
const port = 5353;
const patienceMs = 1_500;
// One packet may be lost in a full buffer, three in a row are not.
const repeatMs = [0, 300, 700];

/** What became of a question asked of the network by multicast. */
export type MulticastOutcome =
  /** This machine heard its own question, as everyone listening did. */
  | 'heard'
  /** It was sent and not heard: it is dropped on its way out or in. */
  | 'not-heard'
  /** The system does not let the app onto the local network, as macOS does until it is allowed. */
  | 'not-allowed'
  /** It could not be tried. */
  | 'unknown';

/**
 * Asks a question that nobody answers, by the multicast that rooms are found with (RFC 6762), and listens for itself.
 * What blocks multicast on this machine shows; what does beyond it, as in some guest networks, does not.
 * @param address the IPv4 address of the interface to try
 */
export function checkMulticast(address: string): Promise<MulticastOutcome> {
  const question = questionFor(`madang-check-${randomBytes(6).toString('hex')}`);
  return new Promise((resolve) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    const timers: NodeJS.Timeout[] = [];
    const settle = (outcome: MulticastOutcome) => {
      for (const timer of timers) clearTimeout(timer);
      socket.removeAllListeners();
      // What still comes after the end is of no interest.
      socket.on('error', () => undefined);
      close(socket);
      resolve(outcome);
    };
    socket.on('error', (error) => {
      settle(outcomeOf(error));
    });
    socket.on('message', (message) => {
      if (message.equals(question)) settle('heard');
    });
    socket.bind(port, '0.0.0.0', () => {
      try {
        socket.addMembership(group, address);
        socket.setMulticastInterface(address);
        socket.setMulticastLoopback(true);
      } catch (error) {
        settle(outcomeOf(error));
        return;
      }
      const send = () => {
        socket.send(question, port, group, (error) => {
          if (error) settle(outcomeOf(error));
        });
      };
      timers.push(...repeatMs.map((after) => setTimeout(send, after)));
      timers.push(
        setTimeout(() => {
          settle('not-heard');
        }, patienceMs),
      );
    });
  });
}

function close(socket: Socket): void {
  try {
    socket.close();
  } catch {
    // It was never open.
  }
}

/** What an error of the socket means. */
function outcomeOf(error: unknown): MulticastOutcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EPERM' || code === 'EACCES') return 'not-heard';
  // macOS says that there is no way to the host where the app was not let onto the local network.
  if (code === 'EHOSTUNREACH' && process.platform === 'darwin') return 'not-allowed';
  return 'unknown';
}

/** A DNS question (RFC 1035, section 4) for the text of a name under `.local`. */
function questionFor(name: string): Buffer {
  const labels = [name, 'local'].flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]);
  const header = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const type = Buffer.from([0, 0, 16, 0, 1]);
  return Buffer.concat([header, ...labels, type]);
}

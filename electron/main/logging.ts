import { join } from 'node:path';
// The `node` flavour, because the `main` one opens IPC channels of its own.
import log from 'electron-log/node';

export { log };

/**
 * Starts the log: a file in the profile and stderr, at info, with ids and never with names, secrets or SDP.
 * stdout is left to what was asked for on the command line.
 * @param directory the profile
 */
export function startLogging(directory: string): void {
  const { file, console: terminal } = log.transports;
  file.resolvePathFn = () => join(directory, 'logs', 'main.log');
  file.level = 'info';
  terminal.level = 'info';
  terminal.format = '{h}:{i}:{s}.{ms} {text}';
  terminal.writeFn = ({ message }) => {
    process.stderr.write(`${message.data.join(' ')}\n`);
  };
  // Going on is right: this process may be hosting other people's room.
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', error);
  });
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled rejection', reason);
  });
}

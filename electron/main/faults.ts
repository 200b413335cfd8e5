import { log } from './logging.ts';

/**
 * Takes the errors of this process that nobody owns. Going on is right: it may be hosting other people's room.
 * @param onFault told of each
 */
export function watchFaults(onFault: () => void): void {
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', error);
    onFault();
  });
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled rejection', reason);
    onFault();
  });
}

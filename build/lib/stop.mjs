import { constants } from 'node:os';

/** Ends the command with words for the person; what went wrong is theirs to see, not ours to trace. */
export class Stop extends Error {
  /**
   * @param {string} message one or more plain lines
   * @param {number} [code] exit code
   */
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/**
 * The exit code a shell gives to a process that a signal ended.
 * @param {NodeJS.Signals} signal
 * @returns {number} 128 and the signal's number
 */
export function signalCode(signal) {
  return 128 + constants.signals[signal];
}

/**
 * Runs a command's body and ends the process with the code it resolves to.
 * A `Stop` is printed as its message; anything else as a stack trace with exit code 1.
 * @param {() => Promise<number>} body
 */
export async function main(body) {
  try {
    process.exit(await body());
  } catch (error) {
    if (error instanceof Stop) {
      if (error.message !== '') console.error(error.message);
      process.exit(error.code);
    }
    console.error(error);
    process.exit(1);
  }
}

import { findProgram } from '../../lib/test-tools.mjs';

/** @returns {boolean} whether Debian packages can be made with what is here */
export function hasDpkg() {
  return process.platform === 'linux' && findProgram(['dpkg-deb']) !== undefined;
}

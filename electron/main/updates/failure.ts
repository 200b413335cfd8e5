import type { UpdateFailure } from '#ipc';

/** By the codes of electron-updater, Node and the system. */
const reasons: Record<string, UpdateFailure> = {
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'nothing-there',
  ERR_UPDATER_NO_FILES_PROVIDED: 'nothing-there',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'bad-answer',
  ERR_UPDATER_INVALID_VERSION: 'bad-answer',
  ERR_UPDATER_NO_CHECKSUM: 'bad-answer',
  ERR_CHECKSUM_MISMATCH: 'wrong-checksum',
  ERR_UPDATER_INVALID_SIGNATURE: 'wrong-signature',
  ERR_UPDATER_OLD_FILE_NOT_FOUND: 'unsupported',
  ERR_UPDATER_UNSUPPORTED_PLATFORM: 'unsupported',
  ENOSPC: 'no-space',
};

/** Why an update did not come about, of what electron-updater throws. */
export function failureOf(error: unknown): UpdateFailure {
  if (!(error instanceof Error)) return 'failed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = reasons[code];
  if (known !== undefined) return known;
  if ('statusCode' in error) return 'unreachable';
  // Chromium's network says why in the message, Node's in the code.
  return /^net::ERR_|\b(?:ECONN\w+|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)\b|timed out/i.test(
    `${error.message} ${code}`,
  )
    ? 'unreachable'
    : 'failed';
}

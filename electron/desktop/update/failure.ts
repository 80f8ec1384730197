import { type UpdateFailure, updateFailure } from '../../../shared/update/update.ts';
import { DamagedFeed } from './offer.ts';

/** Something was to be fetched by another way than https. */
export class NotHttps extends Error {
  override readonly name = 'NotHttps';
}

/** Codes of electron-updater (its AppUpdater, Provider and HttpExecutor) and of Node. */
const BY_CODE: Readonly<Record<string, UpdateFailure['code']>> = {
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'nothing-published',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'damaged-feed',
  ERR_UPDATER_INVALID_VERSION: 'damaged-feed',
  ERR_UPDATER_NO_FILES_PROVIDED: 'damaged-feed',
  ERR_UPDATER_NO_CHECKSUM: 'damaged-feed',
  ERR_UPDATER_ZIP_FILE_NOT_FOUND: 'damaged-feed',
  ERR_UPDATER_WEB_INSTALLER_DISABLED: 'damaged-feed',
  ERR_CHECKSUM_MISMATCH: 'checksum',
  ERR_UPDATER_INVALID_SIGNATURE: 'signature',
  ENOSPC: 'disk',
  EACCES: 'disk',
  EPERM: 'disk',
  EROFS: 'disk',
  EDQUOT: 'disk',
  ENOENT: 'disk',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'timed-out',
  ERR_TOO_MANY_REDIRECTS: 'server',
};

/** Why checking, downloading or putting in place failed, in the vocabulary of the contract. */
export function failureOf(error: unknown): UpdateFailure {
  if (error instanceof NotHttps) return updateFailure('not-https', error.message);
  if (error instanceof DamagedFeed) return updateFailure('damaged-feed', error.message);
  const detail = firstLine(error instanceof Error ? error.message : String(error));
  const code = codeOf(error);
  const known = BY_CODE[code];
  if (known === 'nothing-published' || known === 'checksum') return updateFailure(known);
  if (known) return updateFailure(known, detail);
  if (code.startsWith('HTTP_ERROR_')) return updateFailure('server', detail);
  if (/^Cannot download .*, status \d/.test(detail)) return updateFailure('server', detail);
  if (detail === 'Request timed out') return updateFailure('timed-out');
  // Chromium's network stack says it in the message: https://source.chromium.org, net_error_list.h
  if (/\bnet::ERR_BLOCKED_BY_CLIENT\b/.test(detail)) return updateFailure('not-https', detail);
  if (/\bnet::ERR_\w*TIMED_OUT\b/.test(detail)) return updateFailure('timed-out', detail);
  if (/\bnet::ERR_/.test(detail)) return updateFailure('unreachable', detail);
  // Squirrel.Mac, of an app that is not signed, or of an update that is not signed alike.
  if (/code signature|did not pass validation/i.test(detail))
    return updateFailure('signature', detail);
  if (/read-only volume/i.test(detail)) return updateFailure('disk', detail);
  return updateFailure('other', detail);
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Messages of electron-updater go on with a whole stack. */
function firstLine(text: string): string {
  return text.split('\n')[0]?.trim() ?? '';
}

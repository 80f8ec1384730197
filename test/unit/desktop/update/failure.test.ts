import { expect, test } from 'vitest';
import { failureOf, NotHttps } from '../../../../electron/desktop/update/failure.ts';
import { DamagedFeed } from '../../../../electron/desktop/update/offer.ts';

function coded(code: string, message = 'as it is told'): Error {
  return Object.assign(new Error(message), { code });
}

test.each([
  [coded('ECONNREFUSED'), 'unreachable'],
  [new Error('net::ERR_NAME_NOT_RESOLVED'), 'unreachable'],
  [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'unreachable'],
  [new Error('net::ERR_CONNECTION_TIMED_OUT'), 'timed-out'],
  [new Error('net::ERR_BLOCKED_BY_CLIENT'), 'not-https'],
  [new Error('Request timed out'), 'timed-out'],
  [coded('HTTP_ERROR_503'), 'server'],
  [new Error('Cannot download "https://portico.example/a", status 404: Not Found'), 'server'],
  [coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), 'nothing-published'],
  [coded('ERR_UPDATER_INVALID_UPDATE_INFO'), 'damaged-feed'],
  [new DamagedFeed('files'), 'damaged-feed'],
  [new NotHttps('http://portico.example/'), 'not-https'],
  [coded('ERR_CHECKSUM_MISMATCH'), 'checksum'],
  [coded('ERR_UPDATER_INVALID_SIGNATURE'), 'signature'],
  [new Error('Could not get code signature for running application'), 'signature'],
  [coded('ENOSPC'), 'disk'],
  [new Error('Cannot update while running on a read-only volume.'), 'disk'],
  [new Error('who knows'), 'other'],
  ['thrown as text', 'other'],
  [null, 'other'],
])('%s is %s', (error, code) => {
  expect(failureOf(error).code).toBe(code);
});

test('of a message that goes on with a stack only the first line is told', () => {
  expect(failureOf(coded('EACCES', 'EACCES: not allowed\n    at somewhere')).detail).toBe(
    'EACCES: not allowed',
  );
});

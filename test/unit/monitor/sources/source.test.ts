import { expect, test } from 'vitest';
import { sourcesFor } from '../../../../electron/monitor/sources/factories.ts';
import { failureOf, SourceError } from '../../../../electron/monitor/sources/source.ts';
import { ScriptedLibrary } from '../../../support/scripted-library.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it did not go`), { code });
}

test('missing rights are told apart from other failures', () => {
  expect(failureOf('proc', systemError('EACCES')).code).toBe('denied');
  expect(failureOf('proc', systemError('EPERM')).code).toBe('denied');
  expect(failureOf('proc', systemError('EMFILE'))).toEqual({
    source: 'proc',
    code: 'failed',
    detail: 'EMFILE: it did not go',
  });
});

test('any error after the limit is a time-out', () => {
  expect(failureOf('proc', systemError('EACCES'), AbortSignal.abort()).code).toBe('timed-out');
});

test('a failure that a source stated itself stays as it is', () => {
  const failure = { source: 'systeminformation', code: 'cannot-see', detail: 'x' } as const;
  expect(failureOf('systeminformation', new SourceError(failure))).toBe(failure);
});

test('what is thrown and no error is told as text', () => {
  expect(failureOf('proc', 'odd').detail).toBe('odd');
  expect(failureOf('proc', null).detail).toBe('null');
});

test('Linux has netlink and proc before systeminformation, other systems systeminformation alone', () => {
  const library = new ScriptedLibrary([]);
  expect([...sourcesFor('linux', library).keys()]).toEqual([
    'netlink',
    'proc',
    'systeminformation',
  ]);
  expect([...sourcesFor('darwin', library).keys()]).toEqual(['systeminformation']);
  expect([...sourcesFor('win32', library).keys()]).toEqual(['systeminformation']);
});

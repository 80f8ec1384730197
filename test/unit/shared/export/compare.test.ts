import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDocuments } from '../../../../shared/export/compare.ts';
import { DocumentError } from '../../../../shared/export/document-error.ts';
import { listDocument } from '../../../../shared/export/json.ts';
import { readDocument, type SavedDocument } from '../../../../shared/export/read-document.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeHost } from '../../../support/make-host.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { makeStatus } from '../make-status.ts';

/** As it comes back from a file. */
function saved(...sockets: SocketRow[]): SavedDocument {
  return readDocument(JSON.stringify(listDocument(sockets, makeStatus(), makeHost())));
}

function errorOf(text: string): DocumentError | null {
  try {
    readDocument(text);
    return null;
  } catch (error) {
    return error instanceof DocumentError ? error : null;
  }
}

const WEB = makeRow({ id: 'a', local: { address: '127.0.0.1', port: 80 } });
const SSH = makeRow({ id: 'b', local: { address: '0.0.0.0', port: 22 } });

test('a socket that is only in the later one has opened, one only in the earlier has closed', () => {
  const { opened, closed, changed, unchanged } = compareDocuments(saved(WEB), saved(SSH));
  expect([opened[0]?.local.port, closed[0]?.local.port]).toEqual([22, 80]);
  expect([changed.length, unchanged]).toEqual([0, 0]);
});

test('keys of other runs do not matter: the same endpoints are the same socket', () => {
  const { opened, unchanged } = compareDocuments(saved(WEB), saved({ ...WEB, id: 'other' }));
  expect([opened.length, unchanged]).toEqual([0, 1]);
});

test('another program behind the same door is a change of its owners', () => {
  const before = { ...WEB, owners: [makeOwner({ name: 'nginx' })] };
  const after = { ...WEB, owners: [makeOwner({ name: 'node' })] };
  const { changed } = compareDocuments(saved(before), saved(after));
  expect(changed.map(({ fields }) => fields)).toEqual([['owners']]);
});

test('a restarted program, with another pid, is no change', () => {
  const before = { ...WEB, owners: [makeOwner({ pid: 1, name: 'nginx' })] };
  const after = { ...WEB, owners: [makeOwner({ pid: 2, name: 'nginx' })] };
  expect(compareDocuments(saved(before), saved(after)).unchanged).toBe(1);
});

test('of several sockets on one door each finds its like by its program', () => {
  const nginx = { ...WEB, id: '1', owners: [makeOwner({ name: 'nginx' })] };
  const node = { ...WEB, id: '2', owners: [makeOwner({ name: 'node' })] };
  const { unchanged, changed } = compareDocuments(saved(nginx, node), saved(node, nginx));
  expect([unchanged, changed.length]).toEqual([2, 0]);
});

test('nothing differs from itself, and every socket is counted once', () => {
  fc.assert(
    fc.property(fc.array(rows), fc.array(rows), (a, b) => {
      const [before, after] = [saved(...a), saved(...b)];
      const same = compareDocuments(before, before);
      expect([same.opened, same.closed, same.changed, same.unchanged]).toEqual([
        [],
        [],
        [],
        a.length,
      ]);
      const { opened, closed, changed, unchanged } = compareDocuments(before, after);
      expect(opened.length + changed.length + unchanged).toBe(b.length);
      expect(closed.length + changed.length + unchanged).toBe(a.length);
    }),
  );
});

test.each([
  ['', 'not-json'],
  ['<html>', 'not-json'],
  ['{}', 'not-a-snapshot'],
  ['[]', 'not-a-snapshot'],
  ['{"schemaVersion":2}', 'other-version'],
  ['{"schemaVersion":1,"takenAt":"x","host":{"hostname":""},"sockets":[]}', 'not-a-snapshot'],
])('the text %j is refused as %s', (text, code) => {
  expect(errorOf(text)?.code).toBe(code);
});

test('a refused snapshot says where it fails', () => {
  const document = listDocument(
    [{ ...WEB, local: { address: 'x', port: 70_000 } }],
    makeStatus(),
    makeHost(),
  );
  expect(errorOf(JSON.stringify(document))?.detail).toContain('sockets.0.local.port');
});

test('a file with a byte order mark is read', () => {
  expect(
    readDocument(`\ufeff${JSON.stringify(listDocument([WEB], makeStatus(), makeHost()))}`).sockets,
  ).toHaveLength(1);
});

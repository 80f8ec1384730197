import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Redactor } from '../../../../shared/export/redact.ts';
import { makeHost } from '../../../support/make-host.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

test('the same thing is always masked in the same way, and different things in different ways', () => {
  const redactor = new Redactor();
  expect(redactor.address('198.51.100.7')).toBe('public-1');
  expect(redactor.address('203.0.113.9')).toBe('public-2');
  expect(redactor.address('198.51.100.7')).toBe('public-1');
  expect([redactor.user('alice'), redactor.user('bob'), redactor.user('alice')]).toEqual([
    'user-1',
    'user-2',
    'user-1',
  ]);
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '::1'],
  ['0.0.0.0', '0.0.0.0'],
  ['::', '::'],
  ['10.1.2.3', 'private-1'],
  ['172.16.0.1', 'private-1'],
  ['172.32.0.1', 'public-1'],
  ['192.168.1.4', 'private-1'],
  ['100.64.0.1', 'private-1'],
  ['100.128.0.1', 'public-1'],
  ['::ffff:10.0.0.1', 'private-1'],
  ['fd00::1', 'private-1'],
  ['2001:db8::1', 'public-1'],
  ['fe80::1', 'link-local-1'],
  ['169.254.3.4', 'link-local-1'],
])('of the address %s its kind is left: %s', (address, label) => {
  expect(new Redactor().address(address)).toBe(label);
});

test('names of persons go, those of systems stay', () => {
  const redactor = new Redactor();
  const row = redactor.row(
    makeRow({
      uid: 1000,
      user: 'alice',
      unit: 'user@1000.service',
      container: { id: 'c0ffee', name: 'alices-shop', runtime: 'docker' },
      local: { address: '192.168.1.4', port: 8080 },
      owners: [
        makeOwner({
          user: 'alice',
          path: '/home/alice/bin/server',
          commandLine: 'server --key secret',
        }),
        makeOwner({ pid: 2, user: 'root', path: '/usr/sbin/sshd', commandLine: null }),
      ],
    }),
  );
  const text = JSON.stringify(row);
  for (const secret of ['alice', 'secret', '192.168', '1000', 'c0ffee']) {
    expect(text).not.toContain(secret);
  }
  expect(row.owners[0]?.path).toBe('folder-1/server');
  expect(row.owners[1]).toMatchObject({ user: 'root', path: '/usr/sbin/sshd' });
  expect(row.local.port).toBe(8080);
  expect(redactor.host(makeHost({ hostname: 'alices-laptop' })).hostname).toBe('host');
});

test('no text masked in one place is left in another', () => {
  const word = fc.stringMatching(/^[a-z]{9,12}$/);
  fc.assert(
    fc.property(word, word, word, (user, folder, argument) => {
      const owner = makeOwner({
        user,
        path: `/home/${folder}/tool`,
        commandLine: `tool --as ${argument} ${user}`,
      });
      const text = JSON.stringify(new Redactor().row(makeRow({ user, owners: [owner, owner] })));
      for (const secret of [user, folder, argument]) expect(text).not.toContain(secret);
    }),
  );
});

test('paths in what the system answered are masked, the answers stay', () => {
  const masked = new Redactor().status({
    takenAt: 1,
    tookMs: 1,
    source: {
      name: 'proc',
      failures: [
        {
          source: 'netlink',
          code: 'failed',
          detail: 'cannot open /home/mika/lib/koffi.node: no file',
        },
      ],
    },
    sourceFailures: [{ source: 'proc', code: 'denied', detail: null }],
    completeness: { sockets: 0, socketsWithHiddenOwners: 0, reason: null },
    problems: [
      { code: 'settings-damaged', movedTo: '/home/mika/portico/settings.json.damaged' },
      { code: 'settings-unwritable', detail: "EACCES: open '/home/mika/portico/settings.json'" },
      { code: 'processes-unread', detail: 'no /usr/bin/ps' },
    ],
  });
  expect(JSON.stringify(masked)).not.toContain('mika');
  expect(masked.source?.failures[0]?.detail).toBe('cannot open folder-1/koffi.node: no file');
  expect(masked.problems).toEqual([
    { code: 'settings-damaged', movedTo: 'folder-2/settings.json.damaged' },
    { code: 'settings-unwritable', detail: "EACCES: open 'folder-2/settings.json'" },
    { code: 'processes-unread', detail: 'no /usr/bin/ps' },
  ]);
});

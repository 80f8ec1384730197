import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { browseAddress, knockAddress } from '../../../../shared/actions/address.ts';
import { adviceFor } from '../../../../shared/actions/advice.ts';
import { equivalentsFor } from '../../../../shared/actions/equivalents.ts';
import { shellWord } from '../../../../shared/actions/shell-word.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const container = (runtime: string, name: string | null = 'shop') => ({
  id: 'ab'.repeat(32),
  name,
  runtime,
});
const commandsOf = (...args: Parameters<typeof adviceFor>) =>
  adviceFor(...args)?.commands.map(({ command }) => command) ?? null;

describe('what to do instead of ending a process', () => {
  test('of a unit is to stop the unit, or keep it from starting again', () => {
    expect(commandsOf('shop.service', null, 'system')).toEqual([
      'sudo systemctl stop shop.service',
      'sudo systemctl disable --now shop.service',
    ]);
    expect(commandsOf('shop.socket', null, 'user')).toEqual([
      'systemctl --user stop shop.socket',
      'systemctl --user disable --now shop.socket',
    ]);
  });

  test.each(['session-3.scope', 'app-editor-12.scope', 'user@1000.service', 'tmp.mount', null])(
    'is nothing for %s',
    (unit) => {
      expect(adviceFor(unit, null, 'system')).toBeNull();
    },
  );

  test.each([
    ['docker', 'docker stop shop'],
    ['podman', 'podman stop shop'],
    ['crio', `crictl stop ${'ab'.repeat(32)}`],
    ['nspawn', 'machinectl stop shop'],
  ])('of a container of %s is to stop that', (runtime, command) => {
    expect(adviceFor('docker.service', container(runtime), 'system')).toMatchObject({
      kind: 'container',
      name: 'shop',
      runtime,
      commands: [{ does: 'stop', command }],
    });
  });

  test('of a container without a name goes by its id; of an unknown kind there is no command', () => {
    expect(commandsOf(null, container('docker', null), 'system')).toEqual([
      'docker stop abababababab',
    ]);
    expect(commandsOf(null, container('odd'), 'system')).toEqual([]);
    expect(adviceFor(null, container('flatpak'), 'system')).toBeNull();
  });

  test('a hostile name never becomes a second command', () => {
    expect(commandsOf(null, container('docker', 'a; rm -rf /'), 'system')).toEqual([
      "docker stop 'a; rm -rf /'",
    ]);
    expect(commandsOf(null, container('docker', '--all'), 'system')).toEqual([]);
    expect(commandsOf('a\u001b.service', null, 'system')).toEqual([]);
  });
});

describe('a text as one word of a shell', () => {
  beforeEach(({ skip }) => skip(process.platform === 'win32', 'needs a POSIX shell'));

  test('comes out of the shell as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const word = shellWord(text);
        if (word === null) return;
        const out = execFileSync('/bin/sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' });
        expect(out).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the equivalent of what Portico does', () => {
  const all = (row: Parameters<typeof equivalentsFor>[0], os: string) =>
    equivalentsFor(row, os).map(({ kind, command }) => `${kind}: ${command}`);
  const owners = [makeOwner({ pid: 7 }), makeOwner({ pid: 8 })];

  test('for a listener of Linux', () => {
    expect(all(makeRow({ owners, local: { address: '::', port: 80 } }), 'linux')).toEqual([
      "show: ss -tlnpe 'sport = :80'",
      'files: lsof -nP -iTCP:80 -sTCP:LISTEN',
      'end: kill -TERM 7 8',
      'knock: nc -vz ::1 80',
    ]);
  });

  test('for a connection of Linux', () => {
    const remote = { address: '2001:db8::1', port: 443 };
    const row = makeRow({ local: { address: '2001:db8::2', port: 5000 }, remote });
    expect(all(row, 'linux')).toEqual([
      "show: ss -tnpe 'src [2001:db8::2]:5000 and dst [2001:db8::1]:443'",
      "close: sudo ss -K -t 'src [2001:db8::2]:5000 and dst [2001:db8::1]:443'",
      'files: lsof -nP -iTCP@[2001:db8::1]:443',
    ]);
  });

  test('for UDP of macOS and a listener of Windows', () => {
    expect(all(makeRow({ protocol: 'udp', owners }), 'darwin')).toEqual([
      'files: lsof -nP -iUDP:8080',
      'end: kill -TERM 7 8',
    ]);
    expect(all(makeRow({ owners }), 'win32')).toEqual([
      'show: Get-NetTCPConnection -LocalPort 8080',
      'end: Stop-Process -Id 7,8',
      'knock: Test-NetConnection 127.0.0.1 -Port 8080',
    ]);
  });
});

test.each([
  ['0.0.0.0', null, '127.0.0.1', 'http://127.0.0.1:8080/'],
  ['::', true, '::1', 'http://[::1]:8080/'],
  ['::', false, '127.0.0.1', 'http://127.0.0.1:8080/'],
  ['127.0.0.53', null, '127.0.0.53', 'http://127.0.0.53:8080/'],
  ['fe80::1', null, 'fe80::1', null],
])('a door on %s (v6only: %s) is knocked on at %s', (address, v6only, knocked, link) => {
  const row = makeRow({ local: { address, port: 8080 }, v6only });
  expect(knockAddress(row)).toBe(knocked);
  expect(browseAddress(row, 'http')).toBe(link);
});

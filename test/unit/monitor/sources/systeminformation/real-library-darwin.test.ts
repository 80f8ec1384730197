import { expect, test } from 'vitest';
import { ownerOf } from '../../../../../electron/monitor/owners/library-reader.ts';
import { printsFixture } from '../../../../support/fake-tools.ts';
import { onlyWithShell } from '../../../../support/only-on.ts';
import { allowTime } from '../../../../support/real-processes.ts';
import { inOneLine, readConnections, readProcesses } from '../../../../support/run-library.ts';

onlyWithShell();
allowTime();

const SOCKETS = [
  'tcp4 LISTEN 127.0.0.1 5432 | - | 812 postgres',
  'tcp6 LISTEN :: 8080 | - | 1750 java',
  'tcp6 LISTEN :: 22 | - | 1 launchd',
  'tcp4 ESTABLISHED 192.0.2.33 52044 | 203.0.113.35 443 | 9811 Web Browser',
  'tcp6 ESTABLISHED 2001:db8:4c1f:9a00:b0b:1:2:3 52045 | 2001:db8:beef:20:71d5:4:5:6 443 | 9811 Web Browser',
  'tcp6 CLOSE_WAIT fe80::1%lo0 49200 | fe80::1 49201 | 620 Mail Agent',
  'tcp4 FIN_WAIT_1 192.0.2.33 52050 | 203.0.113.35 443 | 9811 Web Browser',
  'tcp4 FIN_WAIT_2 192.0.2.33 52051 | 203.0.113.35 443 | 9811 Web Browser',
  'tcp4 TIME_WAIT 192.0.2.33 52052 | 203.0.113.35 443 | nobody',
  // SYN_RCVD and CLOSED: words that the library does not know.
  'tcp4 UNKNOWN 192.0.2.33 52053 | 203.0.113.35 443 | unknown',
  'tcp4 UNKNOWN 127.0.0.1 7777 | - | unknown',
  'udp4 BOUND 0.0.0.0 5353 | - | 290 mDNSResponder',
  'udp6 BOUND :: 3722 | - | 455 identity',
  'udp6 BOUND fe80::aede:48ff:fe00:1122%en5 546 | - | 290 mDNSResponder',
  'udp4 CONNECTED 192.0.2.33 61000 | 203.0.113.53 443 | 9811 Web Browser',
];

/** The columns behind the state differ: 15 added byte counts, 26 joins the process's name to its pid. */
const VERSIONS = [
  ['14', SOCKETS],
  ['15', SOCKETS],
  // The library takes what stands behind the first colon for the pid.
  [
    '26',
    SOCKETS.map((line) => (line.includes(' 3722 ') ? 'udp6 BOUND :: 3722 | - | unknown' : line)),
  ],
] as const;

test.each(VERSIONS)('the library reads netstat and ps of macOS %s', async (version, expected) => {
  const { sockets, problems } = await readConnections('darwin', {
    netstat: printsFixture(`netstat/darwin-${version}.txt`),
    ps: printsFixture('ps/darwin-commands.txt'),
  });
  expect(sockets.map(inOneLine)).toEqual(expected);
  expect(problems).toEqual([{ code: 'states-unknown', count: 2 }]);
  expect(
    sockets
      .filter(({ v6only }) => v6only !== null)
      .map(({ local, v6only }) => [local.port, v6only]),
  ).toEqual([
    [8080, false],
    [22, true],
    [3722, false],
    [546, true],
  ]);
});

test('the processes of macOS have their program, whole command line and user', async () => {
  const processes = await readProcesses('darwin', { ps: printsFixture('ps/darwin-list.txt') });
  expect(processes.map((process) => ownerOf(process, 'darwin'))).toEqual([
    {
      pid: 1,
      name: 'launchd',
      path: '/sbin/launchd',
      commandLine: '/sbin/launchd',
      user: 'root',
      startedAt: expect.any(Number),
      parentPid: null,
    },
    {
      pid: 812,
      name: 'postgres',
      path: '/opt/db/bin/postgres',
      commandLine: '/opt/db/bin/postgres -D /opt/db/data',
      user: '_postgres',
      startedAt: expect.any(Number),
      parentPid: 1,
    },
    {
      pid: 9811,
      name: 'Web Browser',
      path: '/Applications/Web Browser.app/Contents/MacOS/Web Browser',
      commandLine: '/Applications/Web Browser.app/Contents/MacOS/Web Browser --type=main --lang=en',
      user: 'ann',
      startedAt: expect.any(Number),
      parentPid: 1,
    },
  ]);
});

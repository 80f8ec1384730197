import { expect, test } from 'vitest';
import { printsFixture } from '../../../../support/fake-tools.ts';
import { onlyWithShell } from '../../../../support/only-on.ts';
import { allowTime } from '../../../../support/real-processes.ts';
import { inOneLine, readConnections } from '../../../../support/run-library.ts';

onlyWithShell();
allowTime();

test('the library reads netstat of Linux, and our mapper makes sockets of it', async () => {
  const netstat = printsFixture('netstat/linux.txt');
  const { sockets, problems } = await readConnections('linux', { netstat });
  expect(sockets.map(inOneLine)).toEqual([
    'tcp4 LISTEN 0.0.0.0 22 | - | 811 sshd',
    'tcp4 LISTEN 127.0.0.1 5432 | - | 1203 postgres',
    'tcp4 LISTEN 0.0.0.0 8088 | - | 1900 gate',
    'tcp4 LISTEN 0.0.0.0 8088 | - | 1900 gate',
    'tcp4 ESTABLISHED 192.0.2.10 22 | 198.51.100.7 50222 | 2411 sshd',
    'tcp4 SYN_SENT 192.0.2.10 41002 | 203.0.113.80 443 | 2500 curl',
    'tcp4 SYN_RECEIVED 192.0.2.10 22 | 203.0.113.9 61001 | nobody',
    'tcp4 CLOSE_WAIT 192.0.2.10 41004 | 203.0.113.80 443 | 2501 update',
    'tcp4 TIME_WAIT 192.0.2.10 41006 | 203.0.113.80 443 | nobody',
    'tcp4 FIN_WAIT_1 192.0.2.10 41008 | 203.0.113.80 443 | unknown',
    'tcp4 FIN_WAIT_2 192.0.2.10 41010 | 203.0.113.80 443 | unknown',
    'tcp4 LAST_ACK 192.0.2.10 41012 | 203.0.113.80 443 | unknown',
    'tcp4 CLOSING 192.0.2.10 41014 | 203.0.113.80 443 | unknown',
    'tcp4 LISTEN 0.0.0.0 631 | - | unknown',
    'tcp6 LISTEN :: 8080 | - | 1750 java',
    'tcp6 LISTEN ::1 6010 | - | 2411 sshd',
    'tcp6 ESTABLISHED ::ffff:192.0.2.10 8080 | ::ffff:198.51.100.7 50300 | 1750 java',
    'tcp6 ESTABLISHED 2001:db8:4c1f:9a00:… 443 | 2001:db8:beef:20:… 51544 | 1750 java',
    'tcp6 ESTABLISHED fe80::5054:ff:fe12… 8080 | fe80::21b:44ff:fe… 50112 | 1750 java',
    'udp4 CONNECTED 192.0.2.10 33010 | 192.0.2.1 53 | 601 resolver',
  ]);
  expect(problems).toEqual([{ code: 'addresses-cut', count: 2 }]);
  expect(new Set(sockets.map(({ key }) => key)).size).toBe(sockets.length);
});

test('where netstat is missing the library reads ss', async () => {
  const { sockets, problems } = await readConnections('linux', {
    ss: printsFixture('ss/linux.txt'),
  });
  expect(sockets.map(inOneLine)).toEqual([
    'udp4 CONNECTED 192.0.2.10%eth0 68 | 192.0.2.1 67 | 590 NetworkManager',
    'tcp4 LISTEN 0.0.0.0 22 | - | 811 sshd',
    'tcp4 LISTEN 127.0.0.53%lo 53 | - | 601 systemd-resolve',
    'tcp4 LISTEN 0.0.0.0 443 | - | 1402 web',
    'tcp4 LISTEN 127.0.0.1 9100 | - | unknown',
    'tcp4 ESTABLISHED 192.0.2.10 22 | 198.51.100.7 50222 | 2411 sshd',
    'tcp4 TIME_WAIT 192.0.2.10 41006 | 203.0.113.80 443 | nobody',
    'tcp4 CLOSE_WAIT 192.0.2.10 41004 | 203.0.113.80 443 | 2501 update',
    'tcp4 SYN_SENT 192.0.2.10 41002 | 203.0.113.80 443 | 2500 curl',
    'tcp4 LAST_ACK 192.0.2.10 41012 | 203.0.113.80 443 | unknown',
    'tcp4 CLOSING 192.0.2.10 41014 | 203.0.113.80 443 | unknown',
    'tcp6 LISTEN :: 8080 | - | 1750 java',
    'tcp6 LISTEN ::1 631 | - | 700 cupsd',
    'tcp6 ESTABLISHED 2001:db8:4c1f:9a00:b0b:1:2:3 8080 | 2001:db8:beef:20:71d5:4:5:6 51544 | 1750 java',
    'tcp6 ESTABLISHED fe80::5054:ff:fe12:3456%eth0 8080 | fe80::21b:44ff:fe11:3ab7 50112 | 1750 java',
    'tcp6 ESTABLISHED ::ffff:192.0.2.10 8080 | ::ffff:198.51.100.7 50300 | 1750 java',
  ]);
  expect(problems).toEqual([]);
});

test('where both are missing the library answers an empty list and no error', async () => {
  expect(await readConnections('linux', {})).toEqual({ sockets: [], problems: [] });
});

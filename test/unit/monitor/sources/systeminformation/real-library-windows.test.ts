import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownerOf } from '../../../../../electron/monitor/owners/library-reader.ts';
import { inCodePage850, inCodePage932 } from '../../../../support/code-pages.ts';
import { fixturePath, prints, printsFixture } from '../../../../support/fake-tools.ts';
import { onlyWithShell } from '../../../../support/only-on.ts';
import { allowTime } from '../../../../support/real-processes.ts';
import { inOneLine, readConnections, readProcesses } from '../../../../support/run-library.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

onlyWithShell();
allowTime();

const SOCKETS = [
  'tcp4 LISTEN 0.0.0.0 135 | - | 1032 ?',
  'tcp4 LISTEN 127.0.0.1 5432 | - | 6120 ?',
  'tcp4 ESTABLISHED 192.0.2.44 49731 | 203.0.113.151 443 | 4212 ?',
  'tcp4 CLOSE_WAIT 192.0.2.44 49732 | 203.0.113.151 443 | 4212 ?',
  'tcp4 TIME_WAIT 192.0.2.44 49733 | 203.0.113.151 443 | nobody',
  'tcp4 SYN_SENT 192.0.2.44 49734 | 203.0.113.151 443 | 4212 ?',
  'tcp4 SYN_RECEIVED 192.0.2.44 135 | 198.51.100.9 60001 | 1032 ?',
  'tcp4 FIN_WAIT_1 192.0.2.44 49735 | 203.0.113.151 443 | 4212 ?',
  'tcp4 FIN_WAIT_2 192.0.2.44 49736 | 203.0.113.151 443 | 4212 ?',
  'tcp4 LAST_ACK 192.0.2.44 49737 | 203.0.113.151 443 | 4212 ?',
  'tcp6 LISTEN :: 135 | - | 1032 ?',
  'tcp6 LISTEN ::1 49670 | - | 880 ?',
  'tcp6 ESTABLISHED 2001:db8:4c1f:9a00:b0b:1:2:3 49740 | 2001:db8:beef:20:71d5:4:5:6 443 | 4212 ?',
  'udp4 BOUND 0.0.0.0 5353 | - | 2212 ?',
  'udp6 BOUND :: 5353 | - | 2212 ?',
  'udp6 BOUND fe80::1c2d:3e4f:5a6b:7c8d%12 546 | - | 1400 ?',
];

const LANGUAGES = [
  ['English', 'en', (text: string) => Buffer.from(text)],
  ['German', 'de', inCodePage850],
  ['Japanese', 'ja', inCodePage932],
] as const;

/** The fixture as the console of that language would give it: its code page, its ends of lines. */
function printed(language: string, encode: (text: string) => Buffer): string {
  const text = readFileSync(fixturePath(`netstat/windows-${language}.txt`), 'utf8');
  const path = join(tempFolder(), 'netstat.txt');
  writeFileSync(path, encode(text.replaceAll('\n', '\r\n')));
  return prints(path);
}

test.each(LANGUAGES)('the library reads netstat of %s Windows', async (_name, language, encode) => {
  const { sockets, problems } = await readConnections('win32', {
    netstat: printed(language, encode),
  });
  expect(sockets.map(inOneLine)).toEqual(SOCKETS);
  expect(problems).toEqual([]);
});

test('the processes of Windows come from PowerShell', async () => {
  const processes = await readProcesses('win32', {
    'powershell.exe': `cat >/dev/null; ${printsFixture('ps/windows.json')}`,
  });
  expect(processes.map((process) => ownerOf(process, 'win32'))).toEqual([
    {
      pid: 4,
      name: 'System',
      path: null,
      commandLine: 'System',
      user: null,
      startedAt: new Date(2026, 2, 2, 7, 58, 11).getTime(),
      parentPid: null,
    },
    {
      pid: 4212,
      name: 'browser.exe',
      path: 'C:\\Program Files\\Browser\\browser.exe',
      commandLine: '"C:\\Program Files\\Browser\\browser.exe" --profile "Ann B"',
      user: null,
      startedAt: new Date(2026, 2, 2, 8, 15, 30).getTime(),
      parentPid: 900,
    },
  ]);
});

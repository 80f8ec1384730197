import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import {
  parseExcludedPorts,
  parseReservedPorts,
  readReservedPorts,
} from '../../../../electron/monitor/system/reserved-ports.ts';
import { inCodePage932 } from '../../../support/code-pages.ts';
import { fakeTools } from '../../../support/fake-tools.ts';
import { whyNoNamespaces } from '../../../support/namespaces/other-namespace.ts';
import { onlyOn } from '../../../support/only-on.ts';
import { allowTime } from '../../../support/real-processes.ts';

onlyOn('linux', 'real lists are read from /proc, and fake tools are scripts for a POSIX shell');
allowTime();

const INSIDE = fileURLToPath(
  new URL('../../../support/namespaces/reserve-inside.ts', import.meta.url),
);

describe('the list of Linux', () => {
  test('is empty as the system comes', () => {
    expect(parseReservedPorts('\n')).toEqual([]);
  });

  test('holds ports and blocks of them', () => {
    expect(parseReservedPorts('8080,9148-9150,65535\n')).toEqual([
      [8080, 8080],
      [9148, 9150],
      [65_535, 65_535],
    ]);
  });

  test.each([
    ['is empty text', ''],
    ['was cut inside a number', '23693,23695,236'],
    ['has a port too high', '80,65536\n'],
    ['has a block that ends before it begins', '90-80\n'],
    ['has a block of three', '1-2-3\n'],
    ['has a negative port', '-5\n'],
    ['has a word', '80,http\n'],
    ['has a hole', '80,,90\n'],
  ])('is not believed when it %s', (_, text) => {
    expect(parseReservedPorts(text)).toBeNull();
  });

  test('is the one of this kernel', async () => {
    const text = readFileSync('/proc/sys/net/ipv4/ip_local_reserved_ports', 'utf8');
    expect(await readReservedPorts('linux')).toEqual(parseReservedPorts(text));
  });

  test('is read to its end, however long', ({ skip }) => {
    const why = whyNoNamespaces();
    skip(why !== null, why ?? '');
    const { stdout, stderr } = spawnSync('unshare', ['--net', process.execPath, INSIDE], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const spans = JSON.parse(stdout) as [number, number][];
    expect(spans).toHaveLength(32_768);
    expect(spans.at(-1)).toEqual([65_535, 65_535]);
  });
});

const RULE = '----------    --------      ';
const ENGLISH = `
Protocol tcp Port Exclusion Ranges

Start Port    End Port      
${RULE}
        80          80      
      5357        5357      
     50000       50059     *
     51417       51516      

* - Administered port exclusions.

`;
const GERMAN = `
Protokoll tcp-Portausschlussbereiche

Startport     Endport       
${RULE}
        80          80      
      5357        5357      
     50000       50059     *
     51417       51516      

* - Verwaltete Portausschlüsse.

`;
const SPANISH = `
Puerto de inicio    Puerto final
----------          --------
        80          80
      5357        5357
     50000       50059     *
     51417       51516
`;
const JAPANESE = `
プロトコル tcp ポートの除外範囲

開始ポート    終了ポート
${RULE}
        80          80      
      5357        5357      
     50000       50059     *
     51417       51516      

* - 管理されたポートの除外。

`;

describe('the excluded ports of Windows', () => {
  const blocks = [
    [80, 80],
    [5357, 5357],
    [50_000, 50_059],
    [51_417, 51_516],
  ];

  test.each([
    ['English', ENGLISH],
    ['German', GERMAN],
    ['Spanish', SPANISH],
    ['Japanese', JAPANESE],
    ['Japanese, in the code page of its console', inCodePage932(JAPANESE).toString()],
  ])('are read in %s', (_, text) => {
    expect(parseExcludedPorts(text)).toEqual(blocks);
    expect(parseExcludedPorts(text.replaceAll('\n', '\r\n'))).toEqual(blocks);
  });

  test('may be none', () => {
    const none = ENGLISH.replace(/^ +\d.*\n/gm, '');
    expect(parseExcludedPorts(none)).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['a complaint', 'The following command was not found: int ipv4 show excludedportrange.\n'],
    ['a port too high', ENGLISH.replace('51516', '65536')],
    ['a block that ends before it begins', ENGLISH.replace('51516', '51416')],
    ['a row of three', ENGLISH.replace('5357        5357', '5357 5357 5357')],
    ['a row of words', ENGLISH.replace('5357        5357', '5357        none')],
  ])('are not believed when they are %s', (_, text) => {
    expect(parseExcludedPorts(text)).toBeNull();
  });

  test('are asked for each protocol', async () => {
    const udp = ENGLISH.replace('        80          80', '       500         500');
    const script = `case "$*" in *protocol=udp) cat <<'END'\n${udp}END\n;; *) cat <<'END'\n${ENGLISH}END\n;; esac`;
    vi.stubEnv('PATH', fakeTools({ netsh: script }));
    expect(await readReservedPorts('win32', 'tcp')).toEqual(blocks);
    expect(await readReservedPorts('win32', 'udp')).toEqual([[500, 500], ...blocks.slice(1)]);
    vi.unstubAllEnvs();
  });

  test('are unknown where the tool is missing', async () => {
    vi.stubEnv('PATH', fakeTools({}));
    expect(await readReservedPorts('win32')).toBeNull();
    vi.unstubAllEnvs();
  });
});

test('macOS keeps none back, and other systems are not known', async () => {
  expect(await readReservedPorts('darwin')).toEqual([]);
  expect(await readReservedPorts('sunos')).toBeNull();
});

import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import {
  parseBounds,
  parseNetsh,
  readDynamicRange,
} from '../../../../electron/monitor/system/dynamic-range.ts';
import { inCodePage932 } from '../../../support/code-pages.ts';
import { fakeTools } from '../../../support/fake-tools.ts';
import { onlyOn } from '../../../support/only-on.ts';
import { allowTime } from '../../../support/real-processes.ts';

onlyOn('linux', 'the real range is read from /proc');
allowTime();

test('Linux gives first and last port in one line, macOS in two', () => {
  expect(parseBounds('32768\t60999\n')).toEqual([32768, 60999]);
  expect(parseBounds('49152\n65535\n')).toEqual([49152, 65535]);
});

const RULE = '---------------------------------';
const ENGLISH = `
Protocol tcp Dynamic Port Range
${RULE}
Start Port      : 49152
Number of Ports : 16384

`;
const GERMAN = `
Protokoll tcp - Dynamischer Portbereich
${RULE}
Startport       : 1025
Anzahl von Ports: 64510

`;
const JAPANESE = `
プロトコル tcp の動的ポートの範囲
${RULE}
開始ポート      : 49152
ポート数        : 16384

`;

test.each([
  ['English', ENGLISH, [49152, 65535]],
  ['German', GERMAN, [1025, 65534]],
  ['Japanese', JAPANESE, [49152, 65535]],
  ['Japanese with wide colons', JAPANESE.replaceAll(':', '：'), [49152, 65535]],
  ['a heading with numbers', ENGLISH.replace('tcp', 'TCP 4 of 6'), [49152, 65535]],
])('Windows gives first port and count: %s', (_, text, range) => {
  expect(parseNetsh(text)).toEqual(range);
  expect(parseNetsh(text.replaceAll('\n', '\r\n'))).toEqual(range);
});

test('Japanese in the code page of its console is read as well', () => {
  expect(parseNetsh(inCodePage932(JAPANESE.replaceAll('\n', '\r\n')).toString())).toEqual([
    49152, 65535,
  ]);
});

test.each(['', 'no numbers', '32768', '60999 32768', '0 100', '1 65536', 'sysctl: unknown oid'])(
  'the bounds "%s" are none',
  (text) => {
    expect(parseBounds(text)).toBeNull();
  },
);

test.each([
  '',
  'Start Port : 49152',
  'Start Port : 65000\nNumber of Ports : 16384',
  'Start Port : 0\nNumber of Ports : 10',
  'Start Port : 49152\nNumber of Ports : 0',
])('netsh output "%s" holds no range', (text) => {
  expect(parseNetsh(text)).toBeNull();
});

test('the range of this system is the one its kernel has', async () => {
  const text = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
  expect(await readDynamicRange('linux')).toEqual(text.trim().split(/\s+/).map(Number));
});

test('Windows is asked by netsh', async () => {
  vi.stubEnv('PATH', fakeTools({ netsh: `cat <<'END'\n${ENGLISH}END` }));
  expect(await readDynamicRange('win32')).toEqual([49152, 65535]);
  vi.unstubAllEnvs();
});

test('a system that cannot be asked has no known range', async () => {
  vi.stubEnv('PATH', fakeTools({}));
  expect(await readDynamicRange('win32')).toBeNull();
  vi.unstubAllEnvs();
  expect(await readDynamicRange('sunos')).toBeNull();
});

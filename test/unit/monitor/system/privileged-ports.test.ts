import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  parsePrivilegedBelow,
  readPrivilegedBelow,
} from '../../../../electron/monitor/system/privileged-ports.ts';
import { onlyOn } from '../../../support/only-on.ts';

onlyOn('linux', 'the real number is read from /proc');

test.each([
  ['1024\n', 1024],
  ['0\n', 0],
  ['65535\n', 65_535],
])('Linux writes one number: %j', (text, port) => {
  expect(parsePrivilegedBelow(text)).toBe(port);
});

test.each(['', '\n', '-1\n', '65536\n', '1024 2048\n', 'none\n', '1e3\n'])(
  '%j is no number of a port',
  (text) => {
    expect(parsePrivilegedBelow(text)).toBeNull();
  },
);

test('this kernel is asked', async () => {
  const text = readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8');
  expect(await readPrivilegedBelow('linux')).toBe(Number(text));
});

test('Windows has none, macOS those below 1024, and of other systems it is not known', async () => {
  expect(await readPrivilegedBelow('win32')).toBe(0);
  expect(await readPrivilegedBelow('darwin')).toBe(1024);
  expect(await readPrivilegedBelow('sunos')).toBeNull();
});

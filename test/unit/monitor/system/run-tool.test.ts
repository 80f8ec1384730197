import { expect, test } from 'vitest';
import { askTool, systemEnvironment } from '../../../../electron/monitor/system/run-tool.ts';
import { onlyWithShell } from '../../../support/only-on.ts';

onlyWithShell();

test('what a tool prints is the answer', async () => {
  expect(await askTool('sh', ['-c', 'echo yes'])).toEqual({ ok: true, text: 'yes\n' });
});

test('a tool speaks the same language on every system', async () => {
  expect(await askTool('sh', ['-c', 'printf %s "$LC_ALL"'])).toEqual({ ok: true, text: 'C' });
});

test('a tool that is not there is missing', async () => {
  expect(await askTool('no-such-tool-at-all', [])).toEqual({
    ok: false,
    code: 'missing',
    detail: null,
  });
});

test.each([
  ['Operation not permitted (you must be root)', 'denied'],
  ['iptables: Permission denied (you must be root)', 'denied'],
  ['something else', 'failed'],
])('what it says as it fails tells why: %s', async (words, code) => {
  expect(await askTool('sh', ['-c', 'echo "$0" >&2; exit 4', words])).toEqual({
    ok: false,
    code,
    detail: words,
  });
});

test('a tool that prints more than is wanted is cut off', async () => {
  expect(await askTool('sh', ['-c', 'yes'], 1000)).toMatchObject({ ok: false, code: 'too-large' });
});

test('a tool of the system does not get the libraries of an AppImage that this program runs from', () => {
  const mounted = {
    APPDIR: '/tmp/.mount_x',
    LD_LIBRARY_PATH: '/tmp/.mount_x/usr/lib',
    HOME: '/home/x',
  };
  expect(systemEnvironment(mounted, '/tmp/.mount_x/portico')).toEqual({
    APPDIR: '/tmp/.mount_x',
    HOME: '/home/x',
  });
  // Another program's AppImage, of which this one was only started.
  expect(systemEnvironment(mounted, '/tmp/.mount_xy/portico')).toBe(mounted);
  const { APPDIR: _, ...without } = mounted;
  expect(systemEnvironment(without, '/usr/bin/portico')).toBe(without);
});

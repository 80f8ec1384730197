import { expect, test } from 'vitest';
import { askTool } from '../../../../electron/monitor/system/run-tool.ts';
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

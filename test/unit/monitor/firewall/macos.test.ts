import { expect, test } from 'vitest';
import {
  applicationState,
  pfState,
  readMacFirewall,
} from '../../../../electron/monitor/firewall/macos.ts';
import type { ToolAnswer } from '../../../../electron/monitor/system/run-tool.ts';
import { verdictOn } from '../../../support/reach/ask-rules.ts';

const said = (text: string): ToolAnswer => ({ ok: true, text });
const DENIED: ToolAnswer = { ok: false, code: 'denied', detail: null };

async function verdict(application: ToolAnswer, pf: ToolAnswer) {
  const { ruleset } = await readMacFirewall(async (file) =>
    file.endsWith('pfctl') ? pf : application,
  );
  return verdictOn(ruleset, 'tcp 80');
}

const OFF = said('Firewall is disabled. (State = 0)\n');
const ON = said('Firewall is enabled. (State = 1)\n');
const PF_OFF = said('Status: Disabled for 0 days 00:00:12           Debug: Urgent\n');

test('the state of the application firewall is the number behind its words', () => {
  expect(
    applicationState('Firewall is blocking all non-essential incoming connections. (State = 2)'),
  ).toBe(2);
  expect(applicationState('ファイアウォールは有効です。(State = 1)')).toBe(1);
  expect(applicationState('command not found')).toBe(null);
});

test('pf says whether it is on', () => {
  expect(pfState('Status: Enabled for 3 days 01:02:03')).toBe(true);
  expect(pfState('pfctl: /dev/pf: Permission denied')).toBe(null);
});

test('with both off nothing is filtered', async () => {
  expect((await verdict(OFF, PF_OFF)).state).toBe('not-filtered');
});

test('what goes by program, and what may not be read, is unknown', async () => {
  expect((await verdict(ON, PF_OFF)).state).toBe('unknown');
  expect((await verdict(OFF, DENIED)).reasons).toMatchObject([{ code: 'denied', what: 'pfctl' }]);
  expect((await verdict(OFF, said('Status: Enabled'))).reasons).toMatchObject([{ code: 'unread' }]);
});

import { expect, test } from 'vitest';
import { readWindowsFirewall } from '../../../../electron/monitor/firewall/windows.ts';
import type { ToolAnswer } from '../../../../electron/monitor/system/run-tool.ts';
import { conditionsIn, verdictOn } from '../../../support/reach/ask-rules.ts';

/** As `reg query` prints a key with these values. */
function printed(values: Readonly<Record<string, string>>): ToolAnswer {
  const lines = Object.entries(values).map(([name, data]) => `    ${name}    ${data}`);
  return { ok: true, text: `\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\X\r\n${lines.join('\r\n')}\r\n\r\n` };
}

const BLOCKS = { EnableFirewall: 'REG_DWORD    0x1', DefaultInboundAction: 'REG_DWORD    0x1' };

function reading(
  rules: Readonly<Record<string, string>>,
  profiles: Readonly<Record<string, Record<string, string>>> = {},
  program: string | null = null,
) {
  return readWindowsFirewall(async (_, args) => {
    const key = args[1] ?? '';
    if (key.includes('Policies')) return { ok: false, code: 'failed', detail: null };
    if (key.endsWith('FirewallRules')) {
      const texts = Object.entries(rules).map(([name, text]) => [name, `REG_SZ    ${text}`]);
      return printed(Object.fromEntries(texts));
    }
    return printed(profiles[key.slice(key.lastIndexOf('\\') + 1)] ?? BLOCKS);
  }, program);
}

const ALLOW = 'v2.30|Action=Allow|Active=TRUE|Dir=In|';

test('what no rule allows is blocked', async () => {
  const { ruleset, profiles } = await reading({});
  expect(verdictOn(ruleset, 'tcp 22', { profiles: profiles.length }).state).toBe('dropped');
});

test('a rule allows a port, and one that blocks it goes before', async () => {
  const allow = { a: `${ALLOW}Protocol=6|LPort=80|LPort=443|Name=Web|` };
  expect(verdictOn((await reading(allow)).ruleset, 'tcp 443').state).toBe('not-filtered');
  expect(verdictOn((await reading(allow)).ruleset, 'udp 443').state).toBe('dropped');
  const both = {
    ...allow,
    b: 'v2.30|Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=443|Name=No|',
  };
  expect(verdictOn((await reading(both)).ruleset, 'tcp 443').state).toBe('dropped');
});

test('a rule of some networks makes it depend on the kind of network', async () => {
  const { ruleset } = await reading({ a: `${ALLOW}Protocol=6|Profile=Private|LPort=80|Name=Web|` });
  expect(conditionsIn(verdictOn(ruleset, 'tcp 80', { profiles: 3 }))).toEqual(['only profile 1']);
});

test('a network whose firewall is off lets all in', async () => {
  const off = { EnableFirewall: 'REG_DWORD    0x0' };
  const { ruleset } = await reading(
    {},
    { StandardProfile: off, DomainProfile: off, PublicProfile: off },
  );
  expect(verdictOn(ruleset, 'tcp 80', { profiles: 3 }).state).toBe('not-filtered');
});

test('a rule of one program is of no other', async () => {
  const rules = { a: `${ALLOW}Protocol=6|App=%ProgramFiles%\\node\\node.exe|Name=Node|` };
  const own = await reading(rules, {}, 'C:\\Program Files\\nodE\\node.exe');
  expect(verdictOn(own.ruleset, 'tcp 80').state).toBe('not-filtered');
  const other = await reading(rules, {}, 'C:\\x\\other.exe');
  expect(verdictOn(other.ruleset, 'tcp 80').state).toBe('dropped');
  expect(verdictOn((await reading(rules)).ruleset, 'tcp 80').state).toBe('unknown');
});

test('addresses of a rule are of both families together, and words among them are not read', async () => {
  const lan = await reading({
    a: `${ALLOW}RA4=192.168.0.0/255.255.0.0|RA4=10.0.0.1-10.0.0.9|Name=x|`,
  });
  expect(conditionsIn(verdictOn(lan.ruleset, 'tcp 80'))).toEqual([
    'only source 10.0.0.1–10.0.0.9,192.168.0.0/16',
  ]);
  expect(verdictOn(lan.ruleset, 'tcp6 80').state).toBe('dropped');
  const words = await reading({ a: `${ALLOW}RA4=LocalSubnet|Name=x|` });
  expect(verdictOn(words.ruleset, 'tcp 80').state).toBe('unknown');
});

test('rules that are off, or of what goes out, do nothing', async () => {
  const { ruleset } = await reading({
    a: 'v2.30|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=80|Name=x|',
    b: 'v2.30|Action=Allow|Active=TRUE|Dir=Out|Protocol=6|LPort=80|Name=y|',
  });
  expect(verdictOn(ruleset, 'tcp 80').state).toBe('dropped');
});

test('a registry that cannot be read is a gap', async () => {
  const { ruleset } = await readWindowsFirewall(
    async () => ({ ok: false, code: 'denied', detail: 'Access is denied.' }),
    null,
  );
  expect(verdictOn(ruleset, 'tcp 80').state).toBe('unknown');
});

import { expect, test } from 'vitest';
import { readLinuxFirewall } from '../../../../electron/monitor/firewall/linux.ts';
import type { Looker } from '../../../../electron/monitor/firewall/looker.ts';
import type { ToolAnswer } from '../../../../electron/monitor/system/run-tool.ts';
import { firewallFixture, verdictOn } from '../../../support/reach/ask-rules.ts';

const MISSING: ToolAnswer = { ok: false, code: 'missing', detail: null };
const DENIED: ToolAnswer = { ok: false, code: 'denied', detail: 'Operation not permitted' };
const said = (text: string): ToolAnswer => ({ ok: true, text });
const EMPTY = said('{"nftables": []}');

/** A system with these tools and files, and no others; it remembers what was run. */
function system(
  tools: Readonly<Record<string, ToolAnswer | ((args: readonly string[]) => ToolAnswer)>>,
  files: Readonly<Record<string, string>> = {},
): Looker & { readonly run: string[] } {
  const run: string[] = [];
  return {
    run,
    tool: async (name, args) => {
      run.push([name, ...args].join(' '));
      const answer = tools[name] ?? MISSING;
      return typeof answer === 'function' ? answer(args) : answer;
    },
    file: async (path) => files[path] ?? null,
  };
}

test('rules that iptables keeps in nftables are taken from iptables, which can tell them in full', async () => {
  const reading = await readLinuxFirewall(
    system({
      nft: said(firewallFixture('nft-of-iptables.json')),
      'iptables-nft-save': said(firewallFixture('iptables-save.txt')),
    }),
  );
  expect(reading).toMatchObject({
    confidence: 'in-force',
    sources: ['nftables', 'iptables'],
    manager: 'iptables',
  });
  expect(verdictOn(reading.ruleset, 'tcp 443').state).toBe('not-filtered');
});

test('without iptables its opaque rules are unknown, never taken to let all pass', async () => {
  const reading = await readLinuxFirewall(
    system({ nft: said(firewallFixture('nft-of-iptables.json')) }),
  );
  expect(verdictOn(reading.ruleset, 'tcp 443').state).toBe('unknown');
});

test('without nft there may be more rules, and what iptables drops is dropped all the same', async () => {
  const reading = await readLinuxFirewall(
    system({
      'iptables-nft-save': said(
        '*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -p tcp -m tcp --dport 23 -j DROP\nCOMMIT\n',
      ),
    }),
  );
  expect(verdictOn(reading.ruleset, 'tcp 22')).toMatchObject({
    state: 'unknown',
    reasons: [{ code: 'no-tool', what: 'nftables' }],
  });
  expect(verdictOn(reading.ruleset, 'tcp 23').state).toBe('dropped');
});

test('the older kind of iptables is only asked where it has tables', async () => {
  const old = said('*filter\n:INPUT DROP [0:0]\nCOMMIT\n');
  const without = system({ nft: EMPTY, 'iptables-legacy-save': old });
  await readLinuxFirewall(without);
  expect(without.run).not.toContain('iptables-legacy-save');
  const tools = { nft: EMPTY, 'iptables-legacy-save': old };
  const withTables = system(tools, { '/proc/net/ip_tables_names': 'filter\n' });
  const { ruleset } = await readLinuxFirewall(withTables);
  expect(verdictOn(ruleset, 'tcp 22').state).toBe('dropped');
  expect(verdictOn(ruleset, 'tcp6 22').state).toBe('not-filtered');
});

test('who may not read the rules learns that, and whether ufw is on', async () => {
  const reading = await readLinuxFirewall(
    system(
      { nft: DENIED, 'iptables-nft-save': DENIED },
      { '/etc/ufw/ufw.conf': '# /etc/ufw/ufw.conf\nENABLED=yes\nLOGLEVEL=low\n' },
    ),
  );
  expect(reading).toMatchObject({
    confidence: 'none',
    manager: 'ufw',
    hint: { tool: 'ufw', isOn: true },
  });
  expect(verdictOn(reading.ruleset, 'tcp 22')).toMatchObject({
    state: 'unknown',
    reasons: [{ code: 'denied', what: 'nftables' }],
  });
});

test('who may not read the rules gets what firewalld says of its zones', async () => {
  const zones: Record<string, object> = {
    public: {
      target: { type: 's', data: 'default' },
      services: { type: 'as', data: ['ssh'] },
      ports: { type: 'a(ss)', data: [['8080', 'tcp']] },
    },
    trusted: { target: { type: 's', data: 'ACCEPT' } },
  };
  const busctl = (args: readonly string[]): ToolAnswer => {
    expect(args).toContain('--auto-start=no');
    const [method] = args.slice(8);
    switch (method) {
      case 'getActiveZones':
        return said(
          '{"type":"a{sa{sas}}","data":[{"public":{"interfaces":["eth0"]},"trusted":{"sources":["10.0.0.0/8"]}}]}',
        );
      case 'getDefaultZone':
        return said('{"type":"s","data":["public"]}');
      default:
        return said(JSON.stringify({ type: 'a{sv}', data: [zones[args.at(-1) ?? '']] }));
    }
  };
  const reading = await readLinuxFirewall(
    system(
      { nft: DENIED, busctl },
      {
        '/usr/lib/firewalld/services/ssh.xml':
          '<service><port protocol="tcp" port="22"/></service>',
      },
    ),
  );
  expect(reading).toMatchObject({ confidence: 'configured', manager: 'firewalld' });
  expect(verdictOn(reading.ruleset, 'tcp 22').state).toBe('not-filtered');
  expect(verdictOn(reading.ruleset, 'tcp 8080').state).toBe('not-filtered');
  expect(verdictOn(reading.ruleset, 'tcp 23').conditions).toMatchObject([
    { effect: 'only', clauses: [{ field: 'source', values: ['10.0.0.0/8'] }] },
  ]);
});

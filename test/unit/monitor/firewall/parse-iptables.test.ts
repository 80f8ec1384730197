import { describe, expect, test } from 'vitest';
import { parseIptables } from '../../../../electron/monitor/firewall/iptables/parse-iptables.ts';
import { wordsOf } from '../../../../electron/monitor/firewall/iptables/words.ts';
import type { Chain } from '../../../../shared/reach/ruleset.ts';
import { conditionsIn, firewallFixture, verdictOn } from '../../../support/reach/ask-rules.ts';

function chainsIn(output: string, family: 4 | 6 = 4): Chain[] {
  return parseIptables(output, family, 'iptables').flatMap(({ chains }) => chains);
}

/** A filter table that drops what none of these rules takes. */
function rules(...lines: readonly string[]): Chain[] {
  const all = [
    '*filter',
    ':INPUT DROP [0:0]',
    ...lines.map((line) => `-A INPUT ${line}`),
    'COMMIT',
  ];
  return chainsIn(`${all.join('\n')}\n`);
}

describe('a rule of iptables', () => {
  test.each([
    ['-p tcp -m tcp --dport 22 -j ACCEPT', 'tcp 22', 'not-filtered'],
    ['-p tcp -m tcp --dport 22 -j ACCEPT', 'udp 22', 'dropped'],
    ['-p tcp -m multiport --dports 80,443,8000:8100 -j ACCEPT', 'tcp 8050', 'not-filtered'],
    ['-p tcp -m tcp --dport 1024: -j ACCEPT', 'tcp 65535', 'not-filtered'],
    ['-p tcp -m tcp ! --dport 22 -j ACCEPT', 'tcp 22', 'dropped'],
    ['-i lo -j ACCEPT', 'tcp 22', 'dropped'],
    ['-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT', 'tcp 22', 'dropped'],
    ['-p tcp -m conntrack --ctstate NEW -m tcp --dport 22 -j ACCEPT', 'tcp 22', 'not-filtered'],
    ['-p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -j ACCEPT', 'tcp 22', 'not-filtered'],
    ['-m addrtype --dst-type LOCAL -j ACCEPT', 'tcp 22', 'not-filtered'],
    ['-m comment --comment "a -j DROP b" -j ACCEPT', 'tcp 22', 'not-filtered'],
    ['-p icmp -m icmp --icmp-type 8 -j ACCEPT', 'tcp 22', 'dropped'],
    ['-j LOG --log-prefix "x -j ACCEPT "', 'tcp 22', 'dropped'],
    ['-j REJECT --reject-with icmp-port-unreachable', 'tcp 22', 'dropped'],
    ['-m mark --mark 0x1 -j ACCEPT', 'tcp 22', 'unknown'],
    ['-m set --match-set allowed src -j ACCEPT', 'tcp 22', 'unknown'],
    ['-j NFQUEUE --queue-num 3', 'tcp 22', 'unknown'],
    ['-j NOBODY-KNOWS', 'tcp 22', 'unknown'],
  ])('%s: %s is %s', (line, door, expected) => {
    expect(verdictOn(rules(line), door).state).toBe(expected);
  });

  test('is told by what it lets in', () => {
    expect(conditionsIn(verdictOn(rules('-s 10.0.0.0/8 -j ACCEPT'), 'tcp 22'))).toEqual([
      'only source 10.0.0.0/8',
    ]);
    const range = rules('-m iprange --src-range 10.0.0.1-10.0.0.5 -j ACCEPT');
    expect(conditionsIn(verdictOn(range, 'tcp 22'))).toEqual(['only source 10.0.0.1–10.0.0.5']);
    const mask = rules('-s 192.168.0.0/255.255.0.0 -i eth+ -j ACCEPT');
    expect(conditionsIn(verdictOn(mask, 'tcp 22'))).toEqual([
      'only source 192.168.0.0/16 interface eth*',
    ]);
    const times = rules('-m time --timestart 09:00 -j ACCEPT');
    expect(verdictOn(times, 'tcp 22').circumstances).toEqual(['time']);
  });
});

describe('a table that iptables printed', () => {
  const chains = chainsIn(firewallFixture('iptables-save.txt'));

  test.each([
    ['tcp 22', 'depends', ['not source 1.2.3.4']],
    ['tcp 5432', 'depends', ['only source 10.0.0.0/8']],
    ['tcp 443', 'not-filtered', []],
    ['tcp 8080', 'unknown', []],
  ])('%s is %s', (door, state, conditions) => {
    const verdict = verdictOn(chains, door);
    expect(verdict.state).toBe(state);
    expect(conditionsIn(verdict)).toEqual(conditions);
  });

  test('says which rule sends packets elsewhere', () => {
    expect(verdictOn(chains, 'tcp 80').reasons).toEqual([
      {
        code: 'diverted',
        text: '-A PREROUTING -p tcp -m tcp --dport 80 -j REDIRECT --to-ports 3000',
      },
    ]);
  });

  test('is of its own family alone', () => {
    expect(verdictOn(chains, 'tcp6 22').state).toBe('not-filtered');
    expect(verdictOn(chainsIn('*filter\n:INPUT DROP [0:0]\nCOMMIT\n', 6), 'tcp6 22').state).toBe(
      'dropped',
    );
  });
});

test('a table that was cut off is left out', () => {
  expect(parseIptables('*filter\n:INPUT DROP [0:0]\n-A INPUT -j ACC', 4, 'iptables')).toEqual([]);
});

test('words of a rule may be in quotes, with quotes inside', () => {
  expect(wordsOf('-A X --comment "say \\"hi\\" there" -j Y')).toEqual([
    '-A',
    'X',
    '--comment',
    'say "hi" there',
    '-j',
    'Y',
  ]);
});

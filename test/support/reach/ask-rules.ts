import { readFileSync } from 'node:fs';
import { type AskedDoor, judge } from '../../../shared/reach/judge.ts';
import type { Chain, Ruleset } from '../../../shared/reach/ruleset.ts';
import type { Judgement } from '../../../shared/reach/verdict.ts';

/** A recorded or typed form of what a firewall's tool prints. */
export function firewallFixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/firewall/${name}`, import.meta.url), 'utf8');
}

/** What rules say of a door that is open on all addresses: `tcp 22`, `udp6 53`. */
export function verdictOn(
  rules: Ruleset | readonly Chain[],
  door: string,
  more: Partial<AskedDoor> = {},
): Judgement {
  const [, protocol, six, port] = /^(tcp|udp)(6?) (\d+)$/.exec(door) ?? [];
  const family = six === '6' ? 6 : 4;
  const ruleset = 'chains' in rules ? rules : { chains: rules, gaps: [] };
  return judge(ruleset, {
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    family,
    address: family === 4 ? '0.0.0.0' : '::',
    port: Number(port),
    device: null,
    ...more,
  });
}

/** The conditions of a verdict in short: `only source 10.0.0.0/8 interface eth0`. */
export function conditionsIn({ conditions }: Judgement): string[] {
  return conditions.map(({ effect, clauses }) =>
    [
      effect,
      ...clauses.map(
        ({ field, negated, values }) => `${negated ? 'not ' : ''}${field} ${values.join(',')}`,
      ),
    ].join(' '),
  );
}

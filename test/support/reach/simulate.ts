import type { Family } from '../../../shared/model/socket.ts';
import type { Chain, Match, Ruleset, Test } from '../../../shared/reach/ruleset.ts';

/** One packet, each of its fields a single value. */
export interface Packet {
  readonly family: Family;
  readonly protocol: bigint;
  readonly port: bigint;
  readonly sourcePort: bigint;
  readonly source: bigint;
  readonly destination: bigint;
  readonly profile: bigint;
  readonly interface: string;
}

type End = 'accept' | 'drop' | 'divert' | 'ask' | 'return';

/** What becomes of one packet, rule by rule as nft(8) tells it: no sets, no boxes, nothing clever. */
export function simulate({ chains }: Ruleset, packet: Packet): Exclude<End, 'return'> {
  const order = ['ingress', 'prerouting', 'input'];
  const bases = chains.filter(
    ({ base, families }) => base !== null && families.includes(packet.family),
  );
  bases.sort((a, b) => rank(a, order) - rank(b, order));
  for (const chain of bases) {
    const { devices, policy } = chain.base ?? { devices: null, policy: 'accept' };
    if (devices && !devices.some((name) => isNamed(packet.interface, name))) continue;
    const end = walk(chain, chains, packet);
    const decided = end === 'return' ? policy : end;
    if (decided !== 'accept') return decided;
  }
  return 'accept';
}

function rank({ base }: Chain, order: readonly string[]): number {
  return base ? order.indexOf(base.hook) * 10_000 + base.priority : 0;
}

function walk(chain: Chain, chains: readonly Chain[], packet: Packet): End {
  for (const { matches, verdict } of chain.rules) {
    if (!matches.every((match) => isMet(match, packet))) continue;
    if (verdict.kind !== 'jump' && verdict.kind !== 'goto') return verdict.kind;
    const target = chains.find(({ id }) => id === verdict.chain);
    if (!target) return 'ask';
    const end = walk(target, chains, packet);
    if (end !== 'return' || verdict.kind === 'goto') return end;
  }
  return 'return';
}

function isMet(match: Match, packet: Packet): boolean {
  if (match.kind === 'any') {
    return match.of.some((tests) => tests.every((test) => passes(test, packet)));
  }
  if (match.kind === 'number' || match.kind === 'interface') return passes(match, packet);
  throw new Error('the simulator knows no such match');
}

function passes(test: Test, packet: Packet): boolean {
  if (test.kind === 'interface') {
    return test.names.some((name) => isNamed(packet.interface, name)) !== test.negated;
  }
  const value = BigInt(packet[test.field]);
  return test.values.some(([first, last]) => first <= value && value <= last);
}

function isNamed(device: string, pattern: string): boolean {
  return pattern.endsWith('*') ? device.startsWith(pattern.slice(0, -1)) : device === pattern;
}

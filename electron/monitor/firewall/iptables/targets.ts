import type { Verdict } from '../../../../shared/reach/ruleset.ts';

/** Targets that let every packet go on to the next rule (iptables-extensions(8)). */
const PASSING = new Set([
  ...['LOG', 'NFLOG', 'ULOG', 'TRACE', 'AUDIT', 'MARK', 'CONNMARK', 'SECMARK', 'CONNSECMARK'],
  ...['CT', 'NOTRACK', 'CHECKSUM', 'CLASSIFY', 'DSCP', 'TOS', 'ECN', 'TTL', 'HL', 'TCPMSS'],
  ...['TCPOPTSTRIP', 'SET', 'IDLETIMER', 'LED', 'RATEEST', 'TEE', 'HMARK'],
]);

const VERDICTS: Readonly<Record<string, Verdict>> = {
  ACCEPT: { kind: 'accept' },
  DROP: { kind: 'drop' },
  REJECT: { kind: 'drop' },
  STEAL: { kind: 'drop' },
  RETURN: { kind: 'return' },
  DNAT: { kind: 'divert' },
  REDIRECT: { kind: 'divert' },
  NETMAP: { kind: 'divert' },
  TPROXY: { kind: 'divert' },
  // Only the sender's side is written anew: the packet goes where it went.
  SNAT: { kind: 'accept' },
  MASQUERADE: { kind: 'accept' },
  QUEUE: { kind: 'ask' },
  NFQUEUE: { kind: 'ask' },
  SYNPROXY: { kind: 'ask' },
};

/** What a target of iptables does; null where the packet goes on, undefined where the name is none of iptables' own. */
export function verdictOfTarget(name: string): Verdict | null | undefined {
  if (PASSING.has(name)) return null;
  return Object.hasOwn(VERDICTS, name) ? VERDICTS[name] : undefined;
}

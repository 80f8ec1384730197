import type { Family } from '../../../../shared/model/socket.ts';
import type { BaseChain, Chain, Match, Rule, Verdict } from '../../../../shared/reach/ruleset.ts';
import { matchesOfOption, type Option } from './match.ts';
import { verdictOfTarget } from './targets.ts';
import { wordsOf } from './words.ts';

export interface IptablesTable {
  readonly name: string;
  readonly chains: readonly Chain[];
}

/** Where the kernel asks the chains of each table (linux/netfilter_ipv4.h, enum nf_ip_hook_priorities). */
const BASES: Readonly<Record<string, Pick<BaseChain, 'hook' | 'priority'>>> = {
  'raw PREROUTING': { hook: 'prerouting', priority: -300 },
  'mangle PREROUTING': { hook: 'prerouting', priority: -150 },
  'nat PREROUTING': { hook: 'prerouting', priority: -100 },
  'mangle INPUT': { hook: 'input', priority: -150 },
  'filter INPUT': { hook: 'input', priority: 0 },
  'security INPUT': { hook: 'input', priority: 50 },
  'nat INPUT': { hook: 'input', priority: 100 },
};

/**
 * The output of `iptables-save` or `ip6tables-save` (iptables-save(8)); a table that was cut off, or that
 * iptables cannot print, is left out.
 * @param tool what printed it, as a part of the chains' names: `iptables`
 */
export function parseIptables(output: string, family: Family, tool: string): IptablesTable[] {
  const tables: IptablesTable[] = [];
  let lines: string[] = [];
  let name: string | null = null;
  for (const line of output.split('\n')) {
    if (line.startsWith('*')) {
      name = line.slice(1).trim();
      lines = [];
    } else if (line.trim() === 'COMMIT' && name !== null) {
      tables.push({ name, chains: chainsOf(name, lines, family, tool) });
      name = null;
    } else if (line.startsWith(':') || line.startsWith('-A ')) {
      lines.push(line);
    }
  }
  return tables;
}

function chainsOf(table: string, lines: readonly string[], family: Family, tool: string): Chain[] {
  const place = `${tool} ${table}`;
  const heads = lines
    .filter((line) => line.startsWith(':'))
    .map((line) => line.slice(1).split(' '));
  const names = new Set(heads.map(([name = '']) => name));
  const rules = Map.groupBy(
    lines.filter((line) => line.startsWith('-A ')),
    (line) => wordsOf(line)[1] ?? '',
  );
  return heads.map(([name = '', policy]): Chain => {
    const base = BASES[`${table} ${name}`];
    return {
      id: `${place} ${name}`,
      name: `${place} ${name}`,
      families: [family],
      base: base ? { ...base, policy: policy === 'DROP' ? 'drop' : 'accept', devices: null } : null,
      rules: (rules.get(name) ?? []).flatMap((line) => ruleOf(line, place, names, family)),
    };
  });
}

/** Options of two values; all others have one, but for those that have none. */
const PAIRS = new Set(['--tcp-flags', '--match-set']);
const BARE = new Set([
  ...['--syn', '-f', '--rttl', '--rsource', '--rdest', '--update', '--rcheck', '--remove', '--set'],
  ...[
    '--loose',
    '--validmark',
    '--accept-local',
    '--invert',
    '--reap',
    '--kerneltz',
    '--contiguous',
  ],
]);

function ruleOf(line: string, place: string, chains: ReadonlySet<string>, family: Family): Rule[] {
  const words = wordsOf(line).slice(2);
  const matches: Match[] = [];
  let verdict: Verdict | null = null;
  for (let at = 0; at < words.length; ) {
    const negated = words[at] === '!';
    if (negated) at += 1;
    const name = words[at] ?? '';
    if (name === '-j' || name === '-g') {
      verdict = verdictOf(name, words[at + 1] ?? '', place, chains);
      // What follows belongs to the target.
      break;
    }
    const count = valuesOf(name);
    const option: Option = { name, negated, values: words.slice(at + 1, at + 1 + count) };
    at += 1 + count;
    // Names of extensions: what they ask is said by their options.
    if (name === '-m') continue;
    const asked = matchesOfOption(option, family);
    if (asked === null) return [];
    matches.push(...(asked ?? [notUnderstood(option)]));
  }
  return verdict ? [{ matches, verdict, text: line }] : [];
}

function valuesOf(name: string): number {
  if (BARE.has(name)) return 0;
  return PAIRS.has(name) ? 2 : 1;
}

function notUnderstood({ name, values, negated }: Option): Match {
  return { kind: 'opaque', text: [negated ? '!' : '', name, ...values].filter(Boolean).join(' ') };
}

function verdictOf(
  option: string,
  target: string,
  place: string,
  chains: ReadonlySet<string>,
): Verdict | null {
  const known = verdictOfTarget(target);
  if (known !== undefined) return known;
  if (!chains.has(target)) return { kind: 'ask' };
  return { kind: option === '-g' ? 'goto' : 'jump', chain: `${place} ${target}` };
}

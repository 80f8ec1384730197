import type { FirewallReading, FirewallTool } from '../../../shared/reach/firewall.ts';
import type { Gap, Ruleset } from '../../../shared/reach/ruleset.ts';
import type { ToolAnswer } from '../system/run-tool.ts';
import { firewalldRuleset } from './firewalld.ts';
import { type IptablesTable, parseIptables } from './iptables/parse-iptables.ts';
import type { Looker } from './looker.ts';
import { type NftTable, parseNft } from './nft/parse-nft.ts';
import { isUfwOn } from './ufw.ts';

const FAMILIES = [
  { family: 4, nft: 'iptables-nft-save', legacy: 'iptables-legacy-save', names: 'ip_tables_names' },
  {
    family: 6,
    nft: 'ip6tables-nft-save',
    legacy: 'ip6tables-legacy-save',
    names: 'ip6_tables_names',
  },
] as const;

/**
 * The input rules of this host and of the network namespace that this process is in: those of nftables, and
 * those of iptables in both of its kinds. Without the right to read them, what firewalld says of itself.
 */
export async function readLinuxFirewall(look: Looker): Promise<FirewallReading> {
  const [nft, ufwFile, ...iptables] = await Promise.all([
    readNft(look),
    look.file('/etc/ufw/ufw.conf'),
    ...FAMILIES.map((family) => readIptables(look, family)),
  ]);
  const ufw = ufwFile === null ? null : isUfwOn(ufwFile);
  const ruleset = joined(nft, iptables);
  const isReadable = ruleset.gaps.every(({ code }) => code !== 'denied');
  const hint = ufw === null ? null : ({ tool: 'ufw', isOn: ufw } as const);
  if (isReadable) {
    const sources = sourcesOf(nft, iptables);
    return {
      ruleset,
      sources,
      confidence: sources.length > 0 ? 'in-force' : 'none',
      manager: managerOf(ufw, ruleset),
      hint,
      profiles: [],
    };
  }
  const firewalld = await firewalldRuleset(look);
  return {
    ruleset: firewalld ?? { chains: [], gaps: ruleset.gaps },
    sources: firewalld ? ['firewalld'] : [],
    confidence: firewalld ? 'configured' : 'none',
    manager: firewalld ? 'firewalld' : ufw ? 'ufw' : null,
    hint,
    profiles: [],
  };
}

interface NftAnswer {
  readonly tables: readonly NftTable[] | null;
  readonly gaps: readonly Gap[];
}

async function readNft(look: Looker): Promise<NftAnswer> {
  const answer = await look.tool('nft', ['-j', 'list', 'ruleset']);
  if (!answer.ok) return { tables: null, gaps: [gapOf('nftables', answer)] };
  // A kernel without nftables has nothing to print.
  const reading = parseNft(answer.text.trim() === '' ? '{"nftables":[]}' : answer.text);
  if (reading) return { tables: reading.tables, gaps: [] };
  return { tables: null, gaps: [{ code: 'failed', what: 'nftables', detail: null }] };
}

interface IptablesAnswer {
  readonly family: 4 | 6;
  /** Those that are kept in nftables. */
  readonly inNft: readonly IptablesTable[];
  readonly legacy: readonly IptablesTable[];
  readonly gaps: readonly Gap[];
}

async function readIptables(
  look: Looker,
  { family, nft, legacy, names }: (typeof FAMILIES)[number],
): Promise<IptablesAnswer> {
  const place = family === 4 ? 'iptables' : 'ip6tables';
  const [answer, tables] = await Promise.all([
    look.tool(nft, []),
    // The older kind is only asked where it has tables: asking makes the kernel load it.
    look.file(`/proc/net/${names}`),
  ]);
  const inNft = answer.ok ? parseIptables(answer.text, family, place) : [];
  const gaps = !answer.ok && answer.code === 'denied' ? [gapOf(place, answer)] : [];
  if (!tables?.trim()) return { family, inNft, legacy: [], gaps };
  const old = await look.tool(legacy, []);
  const oldPlace = `${place}-legacy`;
  if (!old.ok) return { family, inNft, legacy: [], gaps: [...gaps, gapOf(oldPlace, old)] };
  return { family, inNft, legacy: parseIptables(old.text, family, oldPlace), gaps };
}

/**
 * A table that iptables keeps in nftables is seen twice: iptables' own words are taken where nft cannot tell it
 * in full. Where nft is not there, nothing says that there are no other rules.
 */
function joined(nft: NftAnswer, iptables: readonly IptablesAnswer[]): Ruleset {
  const chains = iptables.flatMap(({ legacy }) => legacy.flatMap((table) => table.chains));
  const isDenied = nft.gaps.some(({ code }) => code === 'denied');
  // Who may not read the one may not read the other.
  const gaps: Gap[] = [...nft.gaps, ...(isDenied ? [] : iptables.flatMap((one) => one.gaps))];
  const known = new Map<string, IptablesTable>(
    iptables.flatMap(({ family, inNft }) =>
      inNft.map((table) => [`${family === 4 ? 'ip' : 'ip6'} ${table.name}`, table] as const),
    ),
  );
  if (!nft.tables) {
    chains.push(...[...known.values()].flatMap((table) => table.chains));
    return { chains, gaps };
  }
  for (const table of nft.tables) {
    const other = table.isOfIptables ? known.get(table.id) : undefined;
    chains.push(...(other ?? table).chains);
    gaps.push(...table.gaps);
  }
  return { chains, gaps };
}

function gapOf(what: string, answer: Extract<ToolAnswer, { ok: false }>): Gap {
  const { code, detail } = answer;
  return { code: code === 'missing' ? 'no-tool' : code, what, detail };
}

function sourcesOf(nft: NftAnswer, iptables: readonly IptablesAnswer[]): string[] {
  return [
    ...(nft.tables ? ['nftables'] : []),
    ...(iptables.some(({ inNft, legacy }) => inNft.length + legacy.length > 0) ? ['iptables'] : []),
  ];
}

function managerOf(ufw: boolean | null, { chains }: Ruleset): FirewallTool | null {
  const ids = chains.map(({ id }) => id);
  const hasInput = (chain: (typeof chains)[number]): boolean =>
    chain.base?.hook === 'input' && (chain.base.policy === 'drop' || chain.rules.length > 0);
  if (ufw && ids.some((id) => id.includes(' ufw-'))) return 'ufw';
  if (ids.some((id) => id.startsWith('inet firewalld ') || id.endsWith(' INPUT_ZONES'))) {
    return 'firewalld';
  }
  const inputs = chains.filter(hasInput);
  if (inputs.length === 0) return null;
  const isOfIptables = ({ id }: (typeof chains)[number]): boolean =>
    /^(ip6?tables|ip6? filter)/.test(id);
  return inputs.every(isOfIptables) ? 'iptables' : 'nftables';
}

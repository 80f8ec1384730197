import type { Family } from '../../../../shared/model/socket.ts';
import type { BaseChain, Chain, Gap, Hook, Rule } from '../../../../shared/reach/ruleset.ts';
import { isObject, type Json, list, member, text } from './json.ts';
import { readRule, type Table } from './statements.ts';

/** The rules of nftables, by table, so that one of them can be taken from another reading. */
export interface NftReading {
  readonly tables: readonly NftTable[];
}

export interface NftTable {
  /** Family and name, such as `inet filter`. */
  readonly id: string;
  readonly chains: readonly Chain[];
  readonly gaps: readonly Gap[];
  /** Whether it has rules in a form that only iptables can print. */
  readonly isOfIptables: boolean;
}

const FAMILIES: Readonly<Record<string, readonly Family[]>> = {
  ip: [4],
  ip6: [6],
  inet: [4, 6],
  netdev: [4, 6],
  bridge: [4, 6],
};
/** Others are of packets that leave or are passed on. */
const HOOKS: Readonly<Record<string, Hook>> = {
  ingress: 'ingress',
  prerouting: 'prerouting',
  input: 'input',
};
/** Priorities by name (nft(8), table "Standard priority names"). */
const PRIORITIES: Readonly<Record<string, number>> = {
  raw: -300,
  mangle: -150,
  dstnat: -100,
  filter: 0,
  security: 50,
  srcnat: 100,
};

/**
 * The output of `nft -j list ruleset` (libnftables-json(5)).
 * @returns null where it is not such output
 */
export function parseNft(output: string): NftReading | null {
  const items = itemsOf(output);
  if (!items) return null;
  const objects = (kind: string): readonly Json[] =>
    items.flatMap((item) => {
      const object = member(item, kind);
      return object === undefined ? [] : [object];
    });
  const chains = objects('chain');
  const rules = Map.groupBy(objects('rule'), (rule) => `${tableOf(rule)} ${nameIn(rule, 'chain')}`);
  const sets = Map.groupBy([...objects('set'), ...objects('map')], tableOf);
  const tables = objects('table').map(
    (table) => `${nameIn(table, 'family')} ${nameIn(table, 'name')}`,
  );
  return {
    tables: tables.map((id) => {
      const own = chains.filter((chain) => tableOf(chain) === id);
      const table = { id, ...setsOf(sets.get(id) ?? []) };
      return readTable(table, own, rules);
    }),
  };
}

function readTable(
  table: Table,
  chains: readonly Json[],
  rules: ReadonlyMap<string, readonly Json[]>,
): NftTable {
  const family = table.id.split(' ')[0] ?? '';
  const read = chains.map((chain) => readChain(chain, table, rules));
  const own = chains.flatMap((chain) => rules.get(`${table.id} ${nameIn(chain, 'name')}`) ?? []);
  const isUnread = (chain: Chain): boolean => isOfBridge(family, chain) || isOfSomeDevice(chain);
  const hasUnread = read.some(isUnread);
  return {
    id: table.id,
    chains: read.filter((chain) => !isUnread(chain)),
    gaps: hasUnread ? [{ code: 'unread', what: table.id, detail: null }] : [],
    isOfIptables: own.some((rule) =>
      expressionsOf(rule).some((one) => member(one, 'xt') !== undefined),
    ),
  };
}

/** What a bridge keeps from this machine is not followed. */
function isOfBridge(family: string, { base }: Chain): boolean {
  return family === 'bridge' && base !== null;
}

/** Older nft leaves out the device that such a chain is bound to; where it lets all pass that does not matter. */
function isOfSomeDevice({ base, rules }: Chain): boolean {
  if (base?.hook !== 'ingress' || base.devices !== null) return false;
  return rules.length > 0 || base.policy === 'drop';
}

function readChain(chain: Json, table: Table, rules: ReadonlyMap<string, readonly Json[]>): Chain {
  const name = nameIn(chain, 'name');
  const id = `${table.id} ${name}`;
  return {
    id,
    name: id,
    families: FAMILIES[table.id.split(' ')[0] ?? ''] ?? [],
    base: baseOf(chain),
    rules: (rules.get(id) ?? []).flatMap((rule): Rule[] =>
      readRule(expressionsOf(rule), table, whereOf(rule)),
    ),
  };
}

function baseOf(chain: Json): BaseChain | null {
  const name = text(member(chain, 'hook'));
  const hook = name !== null && Object.hasOwn(HOOKS, name) ? HOOKS[name] : undefined;
  if (!hook) return null;
  const priority = member(chain, 'prio');
  const devices = member(chain, 'dev');
  return {
    hook,
    priority: typeof priority === 'number' ? priority : (PRIORITIES[`${priority}`] ?? 0),
    policy: member(chain, 'policy') === 'drop' ? 'drop' : 'accept',
    devices: devices === undefined ? null : list(devices).flatMap((name) => text(name) ?? []),
  };
}

function setsOf(objects: readonly Json[]): Pick<Table, 'sets' | 'verdictMaps'> {
  const sets = new Map<string, readonly Json[]>();
  const verdictMaps = new Map<string, readonly Json[]>();
  for (const object of objects) {
    const name = nameIn(object, 'name');
    const elements = list(member(object, 'elem') ?? []);
    if (member(object, 'map') === undefined) sets.set(name, elements);
    else verdictMaps.set(name, elements);
  }
  return { sets, verdictMaps };
}

function itemsOf(output: string): readonly Json[] | null {
  try {
    const parsed: Json = JSON.parse(output);
    const items = member(parsed, 'nftables');
    return Array.isArray(items) ? items : null;
  } catch {
    return null;
  }
}

function tableOf(object: Json): string {
  return `${nameIn(object, 'family')} ${nameIn(object, 'table')}`;
}

function nameIn(object: Json, key: string): string {
  return text(member(object, key)) ?? '';
}

function expressionsOf(rule: Json): readonly Json[] {
  const expressions = member(rule, 'expr');
  return Array.isArray(expressions) ? expressions.filter(isObject) : [];
}

/** Its comment, and its handle as `nft -a list ruleset` shows it. */
function whereOf(rule: Json): string {
  const handle = member(rule, 'handle');
  const comment = text(member(rule, 'comment'));
  const number = typeof handle === 'number' ? `handle ${handle}` : '';
  return comment === null ? number : `${number} (${comment})`;
}

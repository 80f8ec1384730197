import { span } from '../../../shared/reach/number-set.ts';
import { block } from '../../../shared/reach/packet-space.ts';
import type { Chain, Match, Rule, Ruleset, Verdict } from '../../../shared/reach/ruleset.ts';
import type { Looker } from './looker.ts';
import { isObject, type Json, list, member, text } from './nft/json.ts';
import { protocolNumber } from './packet-facts.ts';

const NAME = 'org.fedoraproject.FirewallD1';
const PATH = '/org/fedoraproject/FirewallD1';
/** Services of firewalld's own, and those that the administrator has put in their place. */
const SERVICE_FOLDERS = ['/etc/firewalld/services', '/usr/lib/firewalld/services'];
const SERVICE_NAME = /^[\w.-]+$/;

/**
 * The rules that firewalld says it keeps, by its zones (firewalld.dbus(5)); it answers that to everybody where
 * the system's policy lets it. Its direct rules and policies are not among them.
 * @returns null where it does not run or does not say
 */
export async function firewalldRuleset(look: Looker): Promise<Ruleset | null> {
  const [active, fallback] = await Promise.all([
    call(look, `${NAME}.zone`, 'getActiveZones'),
    call(look, NAME, 'getDefaultZone'),
  ]);
  const last = text(fallback);
  if (!isObject(active) || last === null) return null;
  const zones = new Map<string, readonly Rule[]>();
  for (const name of new Set([...Object.keys(active), last])) {
    const settings = await call(look, `${NAME}.zone`, 'getZoneSettings2', name);
    if (settings === undefined) return null;
    zones.set(name, await zoneRules(name, settings, look));
  }
  const entries: Rule[] = [];
  // Who a packet is from goes before where it came in (firewalld.zones(5)).
  for (const kind of ['sources', 'interfaces'] as const) {
    for (const [name, bound] of Object.entries(active)) {
      for (const value of list(member(bound, kind) ?? [])) {
        entries.push(intoZone(name, kind, text(value) ?? ''));
      }
    }
  }
  const base = { hook: 'input', priority: 10, policy: 'accept', devices: null } as const;
  const jumpToLast: Rule = { matches: [], verdict: into(last), text: `default zone ${last}` };
  return {
    gaps: [],
    chains: [
      { ...named('firewalld'), base, rules: [...entries, jumpToLast] },
      ...[...zones].map(([name, rules]) => ({ ...named(`zone ${name}`), base: null, rules })),
    ],
  };
}

function named(name: string): Pick<Chain, 'id' | 'name' | 'families'> {
  return { id: name, name, families: [4, 6] };
}

function into(zone: string): Verdict {
  return { kind: 'goto', chain: `zone ${zone}` };
}

function intoZone(zone: string, kind: 'sources' | 'interfaces', value: string): Rule {
  const rule = { verdict: into(zone), text: `zone ${zone}: ${value}` };
  if (kind === 'interfaces') {
    const names = [value.replace(/\+$/, '*')];
    return { ...rule, matches: [{ kind: 'interface', names, negated: false }] };
  }
  return { ...rule, matches: sourceMatches(value) };
}

function sourceMatches(value: string): Match[] {
  const [address = '', bits] = value.split('/');
  const found = block(address, Number(bits ?? (address.includes(':') ? 128 : 32)));
  // A MAC address, or a set.
  if (!found) return [{ kind: 'opaque', text: `source ${value}` }];
  const family = BigInt(found.family);
  return [
    { kind: 'number', field: 'family', values: span(family, family) },
    { kind: 'number', field: 'source', values: found.values },
  ];
}

async function zoneRules(zone: string, settings: Json, look: Looker): Promise<readonly Rule[]> {
  const values = (key: string): readonly Json[] =>
    list(member(member(settings, key), 'data') ?? []);
  const rule = (matches: readonly Match[] | null, verdict: Verdict, what: string): Rule[] =>
    matches ? [{ matches, verdict, text: `zone ${zone}: ${what}` }] : [];
  const services = await Promise.all(
    values('services').map(async (service): Promise<Rule[]> => {
      const name = text(service) ?? '';
      const ports = await servicePorts(name, look);
      const matches = ports ?? [[{ kind: 'opaque' as const, text: `service ${name}` }]];
      return matches.flatMap((match) => rule(match, { kind: 'accept' }, `service ${name}`));
    }),
  );
  const rich = [...values('rules_str'), ...values('rich_rules')].flatMap((one) =>
    rule([{ kind: 'opaque', text: text(one) ?? 'rich rule' }], { kind: 'ask' }, text(one) ?? ''),
  );
  const ports = values('ports').flatMap((one) =>
    rule(portMatches(list(one)), { kind: 'accept' }, `port ${list(one).join('/')}`),
  );
  const forwards = values('forward_ports').flatMap((one) =>
    rule(portMatches(list(one)), { kind: 'divert' }, `forward-port ${list(one).join(' ')}`),
  );
  const last = rule([], targetOf(text(member(member(settings, 'target'), 'data'))), 'target');
  return [...forwards, ...rich, ...services.flat(), ...ports, ...last];
}

/** Of a zone that says nothing, what no rule of it takes is rejected (firewalld.zone(5)). */
function targetOf(target: string | null): Verdict {
  return { kind: target === 'ACCEPT' ? 'accept' : 'drop' };
}

/** `8080` or `8000-8100`, and the protocol's name; null where it is of a protocol without ports. */
function portMatches([port, protocol]: readonly Json[]): Match[] | null {
  const number = protocolNumber(text(protocol) ?? '');
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text(port) ?? '') ?? [];
  if (number === null || first === undefined || last === undefined) return null;
  return [
    { kind: 'number', field: 'protocol', values: span(number, number) },
    { kind: 'number', field: 'port', values: span(BigInt(first), BigInt(last)) },
  ];
}

/** The ports of a service by its file (firewalld.service(5)); null where there is none, or it includes others. */
async function servicePorts(name: string, look: Looker): Promise<Match[][] | null> {
  if (!SERVICE_NAME.test(name)) return null;
  for (const folder of SERVICE_FOLDERS) {
    const xml = await look.file(`${folder}/${name}.xml`);
    if (xml === null) continue;
    return /<include\b|<destination\b/.test(xml) ? null : portsIn(xml);
  }
  return null;
}

function portsIn(xml: string): Match[][] {
  return [...xml.matchAll(/<port\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const of = (key: string): string | undefined =>
      new RegExp(`\\b${key}=["']([^"']*)["']`).exec(attributes)?.[1];
    const matches = portMatches([of('port'), of('protocol')]);
    return matches ? [matches] : [];
  });
}

/** Asks without starting it where it does not run. @returns undefined where there is no answer */
async function call(look: Looker, face: string, method: string, argument?: string): Promise<Json> {
  const args = ['--system', '--json=short', '--auto-start=no', '--timeout=2', 'call'];
  const given = argument === undefined ? [] : ['s', argument];
  const answer = await look.tool('busctl', [...args, NAME, PATH, face, method, ...given]);
  if (!answer.ok) return undefined;
  try {
    const parsed: Json = JSON.parse(answer.text);
    return list(member(parsed, 'data'))[0];
  } catch {
    return undefined;
  }
}

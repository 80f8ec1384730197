import type { FirewallReading } from '../../../shared/reach/firewall.ts';
import { type NumberSet, one, span, unionOf } from '../../../shared/reach/number-set.ts';
import { addressNumber, block } from '../../../shared/reach/packet-space.ts';
import type { Gap, Match, Rule, Test } from '../../../shared/reach/ruleset.ts';
import type { ToolAnswer } from '../system/run-tool.ts';

/** In the order of their numbers in a ruleset. The registry calls the private profile `Standard`. */
export const WINDOWS_PROFILES = ['Domain', 'Private', 'Public'] as const;
const KEYS = ['DomainProfile', 'StandardProfile', 'PublicProfile'];
const POLICY =
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
const GROUP_POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';

type Ask = (file: string, args: readonly string[]) => Promise<ToolAnswer>;

/**
 * The rules of the Windows firewall as the registry has them, for a door of one program ([MS-GPFAS] section
 * 2.2.2.19). Third-party filters, and which profile a network has, are not told there.
 * @param program path of the program behind the door; null where it is not known
 */
export async function readWindowsFirewall(
  ask: Ask,
  program: string | null,
): Promise<FirewallReading> {
  const [rules, policyRules, ...profiles] = await Promise.all([
    query(ask, `${POLICY}\\FirewallRules`),
    query(ask, `${GROUP_POLICY}\\FirewallRules`),
    ...KEYS.map((key) => query(ask, `${POLICY}\\${key}`)),
  ]);
  const all = [rules, ...profiles];
  const gaps = all.flatMap((answer): Gap[] =>
    answer.ok ? [] : [{ code: 'failed', what: 'reg query', detail: answer.detail }],
  );
  if (gaps.length > 0) {
    return {
      ruleset: { chains: [], gaps: gaps.slice(0, 1) },
      sources: [],
      confidence: 'none',
      manager: 'windows',
      hint: null,
      profiles: WINDOWS_PROFILES,
    };
  }
  const texts = [rules, policyRules].flatMap((answer) => (answer.ok ? valuesIn(answer.text) : []));
  return {
    ruleset: {
      gaps: [],
      chains: [
        {
          id: 'windows',
          name: 'Windows Firewall',
          families: [4, 6],
          base: { hook: 'input', priority: 0, policy: 'accept', devices: null },
          rules: [
            ...profiles.flatMap((answer, place) =>
              answer.ok ? profileOff(answer.text, place) : [],
            ),
            // A rule that blocks goes before one that allows.
            ...texts.flatMap(({ name, data }) => ruleOf(name, data, 'Block', program)),
            ...texts.flatMap(({ name, data }) => ruleOf(name, data, 'Allow', program)),
            ...profiles.flatMap((answer, place) =>
              answer.ok ? profileDefault(answer.text, place) : [],
            ),
          ],
        },
      ],
    },
    sources: ['Windows Firewall'],
    confidence: 'configured',
    manager: 'windows',
    hint: null,
    profiles: WINDOWS_PROFILES,
  };
}

function query(ask: Ask, key: string): Promise<ToolAnswer> {
  // By its path: a name alone would be looked for in the folder that Portico was started in.
  return ask(`${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\reg.exe`, ['query', key]);
}

interface Value {
  readonly name: string;
  readonly data: string;
}

/** The values that `reg query` prints: name, type and data, four blanks apart; in every language the same. */
export function valuesIn(output: string): Value[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const [, name, data] = /^ {4}(.+?) {4}REG_[A-Z_]+ {4}(.*)$/.exec(line) ?? [];
    return name === undefined || data === undefined ? [] : [{ name, data }];
  });
}

function numberIn(output: string, name: string): number | null {
  const data = valuesIn(output).find((value) => value.name === name)?.data;
  return data === undefined ? null : Number(data);
}

function ofProfile(place: number): Match {
  return { kind: 'number', field: 'profile', values: one(BigInt(place)) };
}

function profileOff(output: string, place: number): Rule[] {
  if (numberIn(output, 'EnableFirewall') !== 0) return [];
  return [{ matches: [ofProfile(place)], verdict: { kind: 'accept' }, text: 'EnableFirewall = 0' }];
}

/** Where a profile does not say, what no rule allows is blocked. */
function profileDefault(output: string, place: number): Rule[] {
  if (numberIn(output, 'DefaultInboundAction') === 0) return [];
  return [{ matches: [ofProfile(place)], verdict: { kind: 'drop' }, text: 'DefaultInboundAction' }];
}

/** Fields that do not decide whether a packet fits. */
const HARMLESS = new Set(['Name', 'Desc', 'EmbedCtxt', 'Active', 'Dir', 'Action', 'Edge', 'Defer']);

/** One rule in the form `v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=80|App=…|Name=…|`. */
export function ruleOf(
  name: string,
  data: string,
  action: 'Allow' | 'Block',
  program: string | null,
): Rule[] {
  const fields = data
    .split('|')
    .slice(1)
    .filter(Boolean)
    .map((field): [string, string] => {
      const at = field.indexOf('=');
      return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    });
  const values = Map.groupBy(fields, ([key]) => key);
  const of = (key: string): string[] => (values.get(key) ?? []).map(([, value]) => value);
  if (of('Action')[0] !== action || of('Active')[0] !== 'TRUE' || of('Dir')[0] !== 'In') return [];
  const matches: Match[] = [...addressesOf('R', of), ...addressesOf('L', of)];
  for (const key of values.keys()) {
    const asked = matchesOf(key, of(key), program);
    if (asked === null) return [];
    matches.push(...asked);
  }
  const verdict = { kind: action === 'Allow' ? 'accept' : 'drop' } as const;
  return [{ matches, verdict, text: of('Name')[0] ?? name }];
}

/** Null where the door does not fit. */
function matchesOf(key: string, values: readonly string[], program: string | null): Match[] | null {
  if (HARMLESS.has(key) || ADDRESSES.test(key)) return [];
  // The door is of TCP or UDP.
  if (key === 'ICMP4' || key === 'ICMP6') return null;
  if (key === 'App' && program !== null) return isProgram(values, program) ? [] : null;
  return understood(key, values) ?? [{ kind: 'opaque', text: `${key}=${values.join(',')}` }];
}

const ADDRESSES = /^[RL]A[46]$/;
const ANY_PROTOCOL = 256n;

function understood(key: string, values: readonly string[]): Match[] | null {
  switch (key) {
    case 'Protocol': {
      const [value = ''] = values;
      const number = /^\d{1,3}$/.test(value) ? BigInt(value) : ANY_PROTOCOL;
      if (number === ANY_PROTOCOL) return [];
      return [{ kind: 'number', field: 'protocol', values: one(number) }];
    }
    case 'LPort':
    case 'LPort2_10':
      return portsOf('port', values);
    case 'RPort':
    case 'RPort2_10':
      return portsOf('sourcePort', values);
    case 'Profile':
      return profilesOf(values);
    default:
      return null;
  }
}

function isProgram(values: readonly string[], program: string): boolean {
  const lower = program.toLowerCase();
  return values.some((value) => expanded(value).toLowerCase() === lower);
}

function expanded(path: string): string {
  return path
    .replace(/^%SystemRoot%/i, 'C:\\Windows')
    .replace(/^%ProgramFiles%/i, 'C:\\Program Files')
    .replace(/^%ProgramFiles\(x86\)%/i, 'C:\\Program Files (x86)');
}

function portsOf(field: 'port' | 'sourcePort', values: readonly string[]): Match[] | null {
  const spans: [bigint, bigint][] = [];
  for (const item of values.flatMap((value) => value.split(','))) {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(item) ?? [];
    if (first === undefined || last === undefined) return null;
    spans.push([BigInt(first), BigInt(last)]);
  }
  return [{ kind: 'number', field, values: unionOf(spans) }];
}

/**
 * What a rule says of the addresses of one side, those of both families together: `192.168.0.0/255.255.0.0`,
 * `10.0.0.0/8`, `10.0.0.1-10.0.0.9`, `fe80::/64`; words such as `LocalSubnet` are not read.
 */
function addressesOf(side: 'R' | 'L', of: (key: string) => string[]): Match[] {
  const alternatives: Test[][] = [];
  for (const family of [4, 6] as const) {
    const values = of(`${side}A${family}`);
    if (values.length === 0) continue;
    const sets = values.map(spanOf);
    const known = sets.filter((set) => set !== null);
    if (known.length !== sets.length) return [{ kind: 'opaque', text: values.join(',') }];
    alternatives.push([
      { kind: 'number', field: 'family', values: one(BigInt(family)) },
      {
        kind: 'number',
        field: side === 'R' ? 'source' : 'destination',
        values: unionOf(known.flat()),
      },
    ]);
  }
  return alternatives.length === 0 ? [] : [{ kind: 'any', of: alternatives }];
}

function spanOf(value: string): NumberSet | null {
  const [from = '', to] = value.split('-').map((part) => part.trim());
  if (to !== undefined) {
    const [first, last] = [addressNumber(from), addressNumber(to)];
    return first === null || last === null ? null : span(first, last);
  }
  const [address = '', mask] = from.split('/');
  if (mask === undefined) return block(address, address.includes(':') ? 128 : 32)?.values ?? null;
  const bits = /^\d+$/.test(mask) ? Number(mask) : bitsOfMask(mask);
  return bits === null ? null : (block(address, bits)?.values ?? null);
}

function bitsOfMask(mask: string): number | null {
  const bits = addressNumber(mask)?.toString(2).padStart(32, '0');
  return bits !== undefined && /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : null;
}

function profilesOf(values: readonly string[]): Match[] {
  const places = WINDOWS_PROFILES.flatMap((profile, place): [bigint, bigint][] =>
    values.includes(profile) ? [[BigInt(place), BigInt(place)]] : [],
  );
  return [{ kind: 'number', field: 'profile', values: unionOf(places) }];
}

import * as v from 'valibot';
import { printableJson } from '../text/visible.ts';
import { type Located, locate, type Place } from './locate.ts';
import { type Rule, ruleKey } from './rule.ts';
import { NEEDED_RULE_KEYS, PROGRAM_KEYS, RULE_KEYS, ruleObject, ruleOf } from './rule-schema.ts';
import { placeOfSyntaxError } from './syntax-error.ts';

/** Raised when a key changes its meaning. */
export const EXPECTED_VERSION = 1;

/** What is wrong with one key. But at the top of the file, the rule that has it is not in force. */
export interface Fault extends Place {
  readonly code: 'unknown-key' | 'missing-key' | 'bad-value' | 'doubled-key' | 'no-rule';
  readonly key: string;
}

/** Why nothing in the file is in force. `newer`: it was written by a later version of Portico. */
export interface Damage extends Place {
  readonly code: 'not-json' | 'no-rules' | 'newer';
}

/** One element of the list of rules; what is no rule is kept as it is. */
type Entry =
  | { readonly rule: Rule; readonly raw: null }
  | { readonly rule: null; readonly raw: unknown };

/** The file of expected listeners as it was read. */
export interface ExpectedFile {
  readonly entries: readonly Entry[];
  /** Keys at the top that this version does not know. */
  readonly others: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

export const EMPTY_FILE: ExpectedFile = { entries: [], others: {}, faults: [] };

export type ExpectedReading =
  | { readonly ok: true; readonly file: ExpectedFile }
  | { readonly ok: false; readonly damage: Damage };

type JsonObject = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Reads the text of `expected.json` (docs/expected.md). */
export function readExpected(text: string): ExpectedReading {
  const bare = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    return { ok: false, damage: { code: 'not-json', ...placeOfSyntaxError(bare) } };
  }
  const located = locate(bare);
  if (!isObject(value)) return damaged('no-rules', [], located);
  const { schemaVersion, rules, ...others } = value;
  if (typeof schemaVersion === 'number' && schemaVersion > EXPECTED_VERSION) {
    return damaged('newer', ['schemaVersion'], located);
  }
  if (schemaVersion !== EXPECTED_VERSION) return damaged('no-rules', ['schemaVersion'], located);
  if (!Array.isArray(rules)) return damaged('no-rules', ['rules'], located);
  const faults = Object.keys(others).map((key) => faultAt('unknown-key', [key], located));
  const entries = rules.map((raw: unknown, index): Entry => {
    const wrong = faultsOf(raw, ['rules', index], located);
    faults.push(...wrong);
    const isRule = wrong.length === 0 && isObject(raw);
    return isRule ? { rule: ruleOf(raw), raw: null } : { rule: null, raw };
  });
  return { ok: true, file: { entries, others, faults } };
}

/** The rules in force. */
export function rulesIn({ entries }: ExpectedFile): Rule[] {
  return entries.flatMap(({ rule }) => (rule ? [rule] : []));
}

/** The file with these rules in force: those that stay keep their places, and what is no rule is kept. */
export function withRules(file: ExpectedFile, rules: readonly Rule[]): ExpectedFile {
  const left = new Map(rules.map((rule) => [ruleKey(rule), rule]));
  const kept = file.entries.flatMap((entry): Entry[] => {
    if (!entry.rule) return [entry];
    const key = ruleKey(entry.rule);
    const rule = left.get(key);
    left.delete(key);
    return rule ? [{ rule, raw: null }] : [];
  });
  const added = Array.from(left.values(), (rule): Entry => ({ rule, raw: null }));
  return { ...file, entries: [...kept, ...added] };
}

/** The text of the file: a line for each rule. */
export function printExpected({ entries, others }: ExpectedFile): string {
  const lines = entries.map(({ rule, raw }) => `    ${oneLine(rule ? ruleObject(rule) : raw)}`);
  const more = Object.entries(others).map(
    ([key, value]) => `  ${printableJson(key)}: ${oneLine(value)},\n`,
  );
  const rules = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "schemaVersion": ${EXPECTED_VERSION},\n${more.join('')}  "rules": ${rules}\n}\n`;
}

/** With blanks as one writes it by hand; on one line, since no text of JSON has line breaks of its own. */
function oneLine(value: unknown): string {
  return printableJson(value, 1).replace(/\n */g, ' ');
}

function faultsOf(raw: unknown, path: Path, located: Located): Fault[] {
  if (!isObject(raw)) return [faultAt('no-rule', path, located)];
  const missing = NEEDED_RULE_KEYS.filter((key) => !Object.hasOwn(raw, key)).map((key) => ({
    ...faultAt('missing-key', path, located),
    key,
  }));
  const program = isObject(raw.program)
    ? keyFaults(raw.program, PROGRAM_KEYS, [...path, 'program'], located)
    : [];
  const doubled = located.doubled
    .filter((double) => path.every((part, index) => double[index] === part))
    .map((double) => faultAt('doubled-key', double, located));
  return [...missing, ...keyFaults(raw, RULE_KEYS, path, located), ...program, ...doubled];
}

function keyFaults(
  object: JsonObject,
  keys: Readonly<Record<string, v.GenericSchema>>,
  path: Path,
  located: Located,
): Fault[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const schema = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!schema) return [faultAt('unknown-key', [...path, key], located)];
    return v.is(schema, value) ? [] : [faultAt('bad-value', [...path, key], located)];
  });
}

function faultAt(code: Fault['code'], path: Path, located: Located): Fault {
  return { code, key: String(path.at(-1) ?? ''), ...placeAt(path, located) };
}

function damaged(code: Damage['code'], path: Path, located: Located): ExpectedReading {
  return { ok: false, damage: { code, ...placeAt(path, located) } };
}

function placeAt(path: Path, located: Located): Place {
  return located.at(path) ?? { line: 1, column: 1 };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

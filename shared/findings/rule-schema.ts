import * as v from 'valibot';
import { EXPOSURES } from '../model/exposure.ts';
import { HIGHEST_PORT } from '../model/range.ts';
import type { Program } from './program.ts';
import { HIDDEN_PROGRAM } from './program.ts';
import { isRequiredByDefault, type Rule, type RulePort, rulePortText } from './rule.ts';

const text = v.pipe(v.string(), v.minLength(1));

/** The keys of a rule in a file, and what may stand behind them. */
export const RULE_KEYS: Readonly<Record<string, v.GenericSchema>> = {
  port: v.custom((value) => readPort(value) !== null),
  protocol: v.picklist(['tcp', 'udp']),
  exposure: v.picklist(EXPOSURES),
  program: v.custom(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ),
  required: v.boolean(),
  note: v.string(),
};
export const NEEDED_RULE_KEYS: readonly string[] = ['port', 'protocol', 'exposure'];

export const PROGRAM_KEYS: Readonly<Record<keyof Program, v.GenericSchema>> = {
  container: text,
  unit: text,
  path: text,
  script: text,
  name: text,
  uid: v.pipe(v.number(), v.integer(), v.minValue(0)),
};

/** `22`, `"8000-8010"` or `"dynamic"`; null for anything else. */
export function readPort(value: unknown): RulePort | null {
  if (value === 'dynamic') return value;
  if (typeof value === 'number') return isPort(value) ? value : null;
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(typeof value === 'string' ? value : '') ?? [];
  const [first, last] = [Number(from), Number(to)];
  return isPort(first) && isPort(last) && first < last ? [first, last] : null;
}

/** A rule whose keys and values were checked. */
export function ruleOf(checked: Readonly<Record<string, unknown>>): Rule {
  const port = readPort(checked.port) ?? 'dynamic';
  const { program, required, note } = checked;
  return {
    port,
    protocol: checked.protocol === 'udp' ? 'udp' : 'tcp',
    exposure: EXPOSURES.find((exposure) => exposure === checked.exposure) ?? 'loopback',
    program: program === undefined ? null : { ...HIDDEN_PROGRAM, ...(program as object) },
    required: typeof required === 'boolean' ? required : isRequiredByDefault(port),
    note: typeof note === 'string' ? note : null,
  };
}

/** A rule as it stands in a file: what says nothing is left away. */
export function ruleObject(rule: Rule): Record<string, unknown> {
  const { port, protocol, exposure, program, required, note } = rule;
  return {
    port: typeof port === 'object' ? rulePortText(port) : port,
    protocol,
    exposure,
    ...(program && { program: programObject(program) }),
    ...(required !== isRequiredByDefault(port) && { required }),
    ...(note !== null && { note }),
  };
}

/** What is known of a program, the strongest first. */
export function programObject(program: Program): Record<string, unknown> {
  const { container, unit, path, script, name, uid } = program;
  const known = Object.entries({ container, unit, path, script, name, uid });
  return Object.fromEntries(known.filter(([, value]) => value !== null));
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= HIGHEST_PORT;
}

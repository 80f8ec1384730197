import { HIGHEST_PORT } from '../model/range.ts';
import type { Protocol } from '../model/socket.ts';
import { Baseline } from './baseline.ts';
import type { Door } from './doors.ts';
import { compareProgram, isHidden, type Program } from './program.ts';
import { isRequiredByDefault, isWider, type Rule, type RulePort, ruleKey, wider } from './rule.ts';

/**
 * Rules under which these doors are expected.
 * @param asRange whether a known program at a port that the system hands out may have any such port from now
 * on: where it asks for no port it gets another one every time
 */
export function rulesFor(doors: Iterable<Door>, asRange: boolean): Rule[] {
  const rules: Rule[] = [];
  for (const { port, protocol, exposure, program, isHandedOut } of doors) {
    const rulePort: RulePort = asRange && isHandedOut && !isHidden(program) ? 'dynamic' : port;
    rules.push({
      port: rulePort,
      protocol,
      exposure,
      program,
      required: isRequiredByDefault(rulePort),
      note: null,
    });
  }
  return mergeRules([], rules.sort(byPort));
}

/**
 * The rules of both. Of two that speak of the same listener one stays: with the wider exposure, and the older
 * one's note and whether it is required.
 */
export function mergeRules(base: readonly Rule[], added: Iterable<Rule>): Rule[] {
  const rules = new Map(base.map((rule) => [ruleKey(rule), rule]));
  for (const rule of added) {
    const key = ruleKey(rule);
    const before = rules.get(key);
    if (!before) rules.set(key, rule);
    else if (isWider(rule.exposure, before.exposure)) {
      rules.set(key, { ...before, exposure: wider(before.exposure, rule.exposure) });
    }
  }
  return [...rules.values()];
}

/** The rules with these doors expected too. @param asRange as {@link rulesFor} has it */
export function learn(base: readonly Rule[], doors: readonly Door[], asRange: boolean): Rule[] {
  const known = new Baseline(base.filter(({ program }) => program === null || !isHidden(program)));
  const news = doors.filter((door) => known.judge(door).verdict !== 'expected');
  const learnt = rulesFor(news, asRange);
  return mergeRules(
    base.filter((rule) => !isOutdated(rule, learnt)),
    learnt,
  );
}

/** A rule learnt while its program was hidden gives way to one that knows it. */
function isOutdated(rule: Rule, learnt: readonly Rule[]): boolean {
  const { program } = rule;
  if (program === null || !isHidden(program)) return false;
  return learnt.some(
    (other) =>
      isSamePort(other, rule) && other.program !== null && isBetterKnown(program, other.program),
  );
}

function isBetterKnown(hidden: Program, known: Program): boolean {
  return !isHidden(known) && compareProgram(hidden, known) !== 'different';
}

function isSamePort(a: Rule, b: Rule): boolean {
  return a.protocol === b.protocol && a.port === b.port;
}

/** Without the rules for exactly this port. @param protocol null: of any */
export function withoutPort(
  rules: readonly Rule[],
  port: number,
  protocol: Protocol | null,
): Rule[] {
  return rules.filter(
    (rule) => rule.port !== port || (protocol !== null && rule.protocol !== protocol),
  );
}

/** Those without a number last. */
function byPort(a: Rule, b: Rule): number {
  return numberOf(a) - numberOf(b) || (ruleKey(a) < ruleKey(b) ? -1 : 1);
}

function numberOf({ port }: Rule): number {
  return typeof port === 'number' ? port : HIGHEST_PORT + 1;
}

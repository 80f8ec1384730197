import type { Messages } from '../messages/en.ts';
import { visibleText } from '../text/visible.ts';
import type { Decider } from './evaluate.ts';
import type { FirewallTool } from './firewall.ts';
import type { FirewallSummary, Reach } from './reach.ts';
import type { Clause, Condition, Judgement, Reason } from './verdict.ts';

const MOST_REASONS = 3;

/** In one sentence who can reach a door. */
export function sumText({ isOwnOnly, families }: Reach, { reach }: Messages): string {
  if (isOwnOnly) return reach.sums.own;
  const states = new Set(families.map(({ state }) => state));
  if (states.has('unknown') || states.size === 0) return reach.sums.unknown;
  if (states.size > 1) return reach.sums.mixed;
  if (states.has('not-filtered')) return reach.sums.all;
  return states.has('dropped') ? reach.sums.none : reach.sums.some;
}

/** What the rules do, in a few lines; the first says which of the four it is. */
export function judgementLines(judgement: Judgement, messages: Messages): string[] {
  const { reach, listSeparator } = messages;
  const { state, conditions, circumstances, reasons } = judgement;
  switch (state) {
    case 'not-filtered':
    case 'dropped':
      return [reach.states[state]];
    case 'depends':
      return [
        ...conditions.map((condition) => conditionText(condition, messages)),
        ...circumstances.map((one) => reach.dependsOn(reach.circumstances[one])),
      ];
    case 'unknown': {
      const told = reasons.slice(0, MOST_REASONS).map((reason) => reasonText(reason, messages));
      const more = reasons.length - told.length;
      if (more > 0) told.push(reach.moreReasons(more));
      return [reach.because(told.join(listSeparator))];
    }
  }
}

/** Families that the rules treat alike are told as one. */
export function familyGroups(
  { families }: Reach,
  messages: Messages,
): readonly { readonly title: string; readonly judgement: Judgement }[] {
  const { reach } = messages;
  const [first, second] = families;
  const isAlike =
    first &&
    second &&
    judgementLines(first, messages).join() === judgementLines(second, messages).join();
  if (isAlike) return [{ title: reach.bothFamilies, judgement: first }];
  return families.map((judgement) => ({ title: `IPv${judgement.family}`, judgement }));
}

export function deciderText({ chain, rule }: Decider, { reach }: Messages): string {
  return visibleText(rule === null ? reach.policy(chain) : `${chain}: ${rule}`);
}

/** From where it is known what the rules do. */
export function sourceText({ sources, confidence }: FirewallSummary, { reach }: Messages): string {
  return [reach.confidences[confidence], ...sources].join(' · ');
}

/** What a firewall is called. */
export function toolName(tool: FirewallTool, { reach }: Messages): string {
  switch (tool) {
    case 'windows':
      return reach.windowsFirewall;
    case 'macos':
      return reach.macosFirewall;
    default:
      return tool;
  }
}

/** What would help where the rules could not be read, and what is known all the same. */
export function hintTexts({ firewall, families }: Reach, messages: Messages): string[] {
  const { reach } = messages;
  if (!firewall) return [];
  const isDenied = families.some(({ reasons }) => reasons.some(({ code }) => code === 'denied'));
  const { hint } = firewall;
  const isOfUse = hint && firewall.confidence !== 'in-force';
  const told = isOfUse
    ? [(hint.isOn ? reach.hintOn : reach.hintOff)(toolName(hint.tool, messages))]
    : [];
  return isDenied ? [...told, reach.howToSee] : told;
}

function conditionText({ effect, clauses }: Condition, messages: Messages): string {
  const { reach } = messages;
  const words = clauses.map((clause) => clauseText(clause, messages)).join(' ');
  return effect === 'only' ? reach.only(words) : reach.not(words);
}

function clauseText({ field, negated, values, more }: Clause, { reach }: Messages): string {
  const shown = values.map((value) =>
    field === 'profile' ? (reach.profiles[Number(value)] ?? value) : visibleText(value),
  );
  if (more > 0) shown.push(reach.more(more));
  const words = negated ? reach.clausesBut : reach.clauses;
  return words[field](shown.join(', '));
}

function reasonText(reason: Reason, { reach }: Messages): string {
  switch (reason.code) {
    case 'not-understood':
      return reach.notUnderstood(visibleText(reason.text));
    case 'diverted':
      return reach.diverted(visibleText(reason.text));
    case 'asked':
      return reach.asked(visibleText(reason.text));
    case 'too-complicated':
    case 'other-namespace':
    case 'published':
    case 'unsupported':
      return reach.plainReasons[reason.code];
    default: {
      // Of a missing right the tool says no more than that.
      const said = reason.code === 'denied' ? null : reason.detail;
      const detail = said === null ? '' : ` (${visibleText(said)})`;
      return `${reach.gaps[reason.code](visibleText(reason.what))}${detail}`;
    }
  }
}

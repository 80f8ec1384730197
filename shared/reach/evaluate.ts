import type { Family } from '../model/socket.ts';
import { type Box, type Doubt, merged, type Split, splitBy, withDoubt } from './box.ts';
import type { InterfaceNames } from './interface-names.ts';
import { type Chain, HOOKS, type Match, type Rule, type Ruleset } from './ruleset.ts';

/** What becomes of packets. */
export interface Outcome {
  readonly kind: 'accept' | 'drop' | 'divert' | 'ask';
  readonly box: Box;
  /** The rule that decided, or the policy that did where no rule had. */
  readonly by: Decider | null;
}

export interface Decider {
  readonly chain: string;
  /** Null: the chain's policy. */
  readonly rule: string | null;
}

/** The rules are of a kind that would take too long to follow. */
export class TooComplicatedError extends Error {
  override readonly name = 'TooComplicatedError';
}

/** More than any rules that people write need, few enough to be done in some milliseconds. */
const MOST_BOXES = 20_000;
/** The kernel's own limit of jumps inside of jumps (NFT_JUMP_STACK_SIZE). */
const DEEPEST = 16;

/**
 * Follows packets through the input rules.
 * @returns outcomes that together are all packets of `box`
 * @throws {TooComplicatedError}
 */
export function evaluate(
  ruleset: Ruleset,
  family: Family,
  box: Box,
  names: InterfaceNames,
): readonly Outcome[] {
  return new Evaluation(ruleset, names).run(family, box);
}

/** How packets leave a chain that was jumped to or ran to its end. */
interface Passage {
  readonly accepted: (Outcome & { kind: 'accept' })[];
  readonly returned: Box[];
}

class Evaluation {
  readonly #chains: ReadonlyMap<string, Chain>;
  readonly #names: InterfaceNames;
  readonly #ended: Outcome[] = [];
  #boxes = 0;

  constructor({ chains }: Ruleset, names: InterfaceNames) {
    this.#chains = new Map(chains.map((chain) => [chain.id, chain]));
    this.#names = names;
  }

  run(family: Family, box: Box): readonly Outcome[] {
    let alive: (Outcome & { kind: 'accept' })[] = [{ kind: 'accept', box, by: null }];
    for (const chain of baseChains([...this.#chains.values()], family)) {
      alive = this.#passBase(chain, alive);
    }
    return [...this.#ended, ...alive];
  }

  #passBase(
    chain: Chain,
    alive: readonly (Outcome & { kind: 'accept' })[],
  ): (Outcome & { kind: 'accept' })[] {
    const { base } = chain;
    if (!base) return [...alive];
    const asked: Box[] = [];
    const passed: (Outcome & { kind: 'accept' })[] = [];
    for (const outcome of alive) {
      const { inside, outside } = this.#ofDevices(outcome.box, base.devices);
      asked.push(...inside);
      passed.push(...outside.map((box) => ({ ...outcome, box })));
    }
    const { accepted, returned } = this.#pass(chain, merged(asked), 0);
    passed.push(...accepted);
    const by: Decider = { chain: chain.name, rule: null };
    for (const box of returned) {
      if (base.policy === 'drop') this.#ended.push({ kind: 'drop', box, by });
      else passed.push({ kind: 'accept', box, by });
    }
    return passed;
  }

  #ofDevices(box: Box, devices: readonly string[] | null): Split {
    if (!devices) return { inside: [box], outside: [] };
    return splitBy(box, [{ kind: 'interface', names: devices, negated: false }], this.#names);
  }

  #pass(chain: Chain, boxes: readonly Box[], depth: number): Passage {
    if (depth > DEEPEST) throw new TooComplicatedError();
    const passage: Passage = { accepted: [], returned: [] };
    let reaching = boxes;
    for (const rule of chain.rules) {
      if (reaching.length === 0) break;
      reaching = this.#passRule(rule, chain, reaching, passage, depth);
    }
    passage.returned.push(...reaching);
    return passage;
  }

  /** @returns what goes on to the next rule */
  #passRule(
    rule: Rule,
    chain: Chain,
    reaching: readonly Box[],
    passage: Passage,
    depth: number,
  ): readonly Box[] {
    const { verdict } = rule;
    const { inside, outside } = this.#split(reaching, rule.matches);
    if (inside.length === 0) return outside;
    const by: Decider = { chain: chain.name, rule: rule.text };
    switch (verdict.kind) {
      case 'accept':
        passage.accepted.push(...inside.map((box) => ({ kind: 'accept' as const, box, by })));
        return outside;
      case 'return':
        passage.returned.push(...inside);
        return outside;
      case 'drop':
      case 'divert':
      case 'ask': {
        const { kind } = verdict;
        this.#ended.push(...inside.map((box) => ({ kind, box, by })));
        return outside;
      }
      case 'jump':
      case 'goto': {
        const target = this.#chains.get(verdict.chain);
        if (!target) {
          this.#ended.push(...inside.map((box) => ({ kind: 'ask' as const, box, by })));
          return outside;
        }
        const below = this.#pass(target, inside, depth + 1);
        passage.accepted.push(...below.accepted);
        if (verdict.kind === 'jump') return merged([...below.returned, ...outside]);
        passage.returned.push(...below.returned);
        return outside;
      }
    }
  }

  #split(boxes: readonly Box[], matches: readonly Match[]): Split {
    let inside = boxes;
    const outside: Box[] = [];
    for (const match of [...matches].sort(bySurety)) {
      const parts = inside.map((box) => this.#splitOne(box, match));
      inside = parts.flatMap((part) => part.inside);
      outside.push(...parts.flatMap((part) => part.outside));
      this.#count(inside.length + outside.length);
    }
    return { inside, outside };
  }

  #splitOne(box: Box, match: Match): Split {
    switch (match.kind) {
      case 'number':
      case 'interface':
        return splitBy(box, [match], this.#names);
      case 'any':
        return this.#splitByAny(box, match.of);
      case 'circumstance':
      case 'opaque': {
        const doubt: Doubt = match;
        const doubtful = withDoubt(box, doubt);
        return { inside: [doubtful], outside: [doubtful] };
      }
    }
  }

  #splitByAny(box: Box, of: Extract<Match, { kind: 'any' }>['of']): Split {
    const inside: Box[] = [];
    let outside: readonly Box[] = [box];
    for (const tests of of) {
      const parts = outside.map((left) => splitBy(left, tests, this.#names));
      inside.push(...parts.flatMap((part) => part.inside));
      outside = parts.flatMap((part) => part.outside);
      this.#count(inside.length + outside.length);
    }
    return { inside, outside };
  }

  #count(boxes: number): void {
    this.#boxes += boxes;
    if (this.#boxes > MOST_BOXES) throw new TooComplicatedError();
  }
}

/** What the packet tells is asked first: what is not certain then only matters where that is met. */
function bySurety(a: Match, b: Match): number {
  return Number(isDoubtful(a)) - Number(isDoubtful(b));
}

function isDoubtful({ kind }: Match): boolean {
  return kind === 'circumstance' || kind === 'opaque';
}

function baseChains(chains: readonly Chain[], family: Family): Chain[] {
  const rank = ({ base }: Chain): number => (base ? HOOKS.indexOf(base.hook) : 0);
  return chains
    .filter((chain) => chain.families.includes(family) && hasSay(chain))
    .sort((a, b) => rank(a) - rank(b) || (a.base?.priority ?? 0) - (b.base?.priority ?? 0));
}

/** Whether a chain is asked by the kernel and could do anything but let all pass. */
function hasSay({ base, rules }: Chain): boolean {
  return base !== null && (base.policy === 'drop' || rules.length > 0);
}

import { NOTHING, type NumberSet, unionOf } from './number-set.ts';
import type { InterfaceTest, Ruleset } from './ruleset.ts';

/** Stands for every device that no rule names. */
const OTHER = '';

/**
 * The devices that rules tell apart, as numbers: each that is named, one for each `name*` (a device that begins
 * so and is not named otherwise), and one for all others.
 */
export class InterfaceNames {
  readonly #names: readonly string[];

  /** @param known devices that rules may leave unnamed and that are to be told apart all the same */
  constructor(ruleset: Ruleset, known: readonly string[] = []) {
    this.#names = [...new Set([OTHER, ...known, ...namesIn(ruleset)])];
  }

  /** Every device but the one that leads to this machine itself. */
  get outside(): NumberSet {
    return this.#those((name) => name !== 'lo' && name !== 'lo*');
  }

  only(device: string): NumberSet {
    return this.#those((name) => name === device);
  }

  valuesOf({ names, negated }: InterfaceTest): NumberSet {
    return this.#those((name) => names.some((pattern) => fits(name, pattern)) !== negated);
  }

  /** Null for what stands for devices without a name. */
  nameOf(index: bigint): string | null {
    return this.#names[Number(index)] || null;
  }

  #those(isMeant: (name: string) => boolean): NumberSet {
    const spans = this.#names.flatMap((name, index): [bigint, bigint][] =>
      isMeant(name) ? [[BigInt(index), BigInt(index)]] : [],
    );
    return spans.length > 0 ? unionOf(spans) : NOTHING;
  }
}

/** Whether a device's name, or a pattern that stands for devices, is among those of another pattern. */
function fits(name: string, pattern: string): boolean {
  if (!pattern.endsWith('*')) return name === pattern;
  return name !== OTHER && name.startsWith(pattern.slice(0, -1));
}

function namesIn({ chains }: Ruleset): string[] {
  const names = chains.flatMap(({ base, rules }) => [
    ...(base?.devices ?? []),
    ...rules.flatMap(({ matches }) =>
      matches.flatMap((match) => {
        if (match.kind === 'interface') return match.names;
        if (match.kind !== 'any') return [];
        return match.of.flat().flatMap((test) => (test.kind === 'interface' ? test.names : []));
      }),
    ),
  ]);
  return names.filter((name) => name !== OTHER);
}

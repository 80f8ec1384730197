import type { Protocol } from '../model/socket.ts';
import type { Door } from './doors.ts';
import { compareProgram } from './program.ts';
import { coversPort, isWider, type Rule } from './rule.ts';

/**
 * What the rules say of a door.
 * - `expected`
 * - `wider`: expected of this program here, and not for so many
 * - `other-program`: this port is expected of other programs
 * - `new`: no rule speaks of it
 */
export interface Judgement {
  readonly verdict: 'expected' | 'wider' | 'other-program' | 'new';
  /** The rules that it follows from. */
  readonly rules: readonly Rule[];
}

/** Rules that are in force, to be asked about one door after the other. */
export class Baseline {
  readonly rules: readonly Rule[];
  readonly #ofPort = new Map<string, Rule[]>();
  readonly #ofMany: Rule[] = [];

  constructor(rules: readonly Rule[]) {
    this.rules = rules;
    for (const rule of rules) {
      if (typeof rule.port !== 'number') {
        this.#ofMany.push(rule);
        continue;
      }
      const key = portKey(rule.port, rule.protocol);
      const there = this.#ofPort.get(key);
      if (there) there.push(rule);
      else this.#ofPort.set(key, [rule]);
    }
  }

  judge(door: Door): Judgement {
    const rules = this.#rulesAt(door);
    const own = rules.filter((rule) => isOf(rule, door));
    if (own.some(({ exposure }) => !isWider(door.exposure, exposure))) {
      return { verdict: 'expected', rules: own };
    }
    if (own.length > 0) return { verdict: 'wider', rules: own };
    // That programs get a port of the dynamic range says nothing of the others that do.
    const others = rules.filter(({ port }) => port !== 'dynamic');
    if (others.length > 0) return { verdict: 'other-program', rules: others };
    return { verdict: 'new', rules: [] };
  }

  #rulesAt({ protocol, port, isHandedOut }: Door): readonly Rule[] {
    const exact = this.#ofPort.get(portKey(port, protocol)) ?? [];
    const many = this.#ofMany.filter(
      (rule) => rule.protocol === protocol && coversPort(rule.port, port, isHandedOut),
    );
    return many.length === 0 ? exact : [...exact, ...many];
  }
}

/** Whether the rule speaks of this program; what it cannot tell apart it takes for the same. */
export function isOf({ program }: Rule, door: Door): boolean {
  return program === null || compareProgram(program, door.program) !== 'different';
}

function portKey(port: number, protocol: Protocol): string {
  return `${port}/${protocol}`;
}

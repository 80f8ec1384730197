import type { Exposure } from '../model/exposure.ts';
import type { Protocol } from '../model/socket.ts';
import type { PortSpan } from '../model/status.ts';
import { type Program, programKey } from './program.ts';

/** One port, a block of them, or whatever this system hands out (its dynamic range). */
export type RulePort = number | PortSpan | 'dynamic';

/** A listener that is expected. */
export interface Rule {
  readonly port: RulePort;
  readonly protocol: Protocol;
  /** The widest that is expected. */
  readonly exposure: Exposure;
  /** Null: any program. */
  readonly program: Program | null;
  /** Whether it is a finding when nobody listens. */
  readonly required: boolean;
  readonly note: string | null;
}

const WIDTH: Readonly<Record<Exposure, number>> = {
  loopback: 0,
  'link-local': 1,
  interface: 2,
  any: 3,
};

/** Whether more can come to `a` than to `b`. */
export function isWider(a: Exposure, b: Exposure): boolean {
  return WIDTH[a] > WIDTH[b];
}

export function wider(a: Exposure, b: Exposure): Exposure {
  return isWider(b, a) ? b : a;
}

/** Whether a rule's port can be this one. @param isHandedOut whether the system hands this port out */
export function coversPort(rule: RulePort, port: number, isHandedOut: boolean): boolean {
  if (rule === 'dynamic') return isHandedOut;
  if (typeof rule === 'number') return rule === port;
  return port >= rule[0] && port <= rule[1];
}

/** As it is written: `22`, `8000-8010`, `dynamic`. */
export function rulePortText(port: RulePort): string {
  return typeof port === 'object' ? `${port[0]}-${port[1]}` : `${port}`;
}

/** Whether a rule of this port is required where it does not say: a block or range is there to allow. */
export function isRequiredByDefault(port: RulePort): boolean {
  return typeof port === 'number';
}

/** Equal for rules that expect the same listener, however wide. */
export function ruleKey({ protocol, port, program }: Rule): string {
  return `${rulePortText(port)}/${protocol} ${program === null ? 'any' : programKey(program)}`;
}

import type { Family } from '../model/socket.ts';
import type { NumberSet } from './number-set.ts';

/**
 * The input rules of a host in one form, whatever tool they were read with. They are judged for the first
 * packet of a new conversation, as an ordinary one is: not a fragment, TCP with SYN alone, its sender's
 * address one that answers go to by the way it came (so no filter for forged senders applies).
 */
export interface Ruleset {
  readonly chains: readonly Chain[];
  /** What may decide as well and could not be read. */
  readonly gaps: readonly Gap[];
}

export const NO_RULES: Ruleset = { chains: [], gaps: [] };

/** Where the kernel asks a chain, in the order in which a packet passes. */
export const HOOKS = ['ingress', 'prerouting', 'input'] as const;
export type Hook = (typeof HOOKS)[number];

export interface Chain {
  /** Unique in the ruleset; jumps name it. */
  readonly id: string;
  /** As a person finds it again: `inet filter input`. */
  readonly name: string;
  readonly families: readonly Family[];
  /** Null for a chain that is only jumped to. */
  readonly base: BaseChain | null;
  readonly rules: readonly Rule[];
}

export interface BaseChain {
  readonly hook: Hook;
  readonly priority: number;
  readonly policy: 'accept' | 'drop';
  /** The devices it is bound to; null: all. */
  readonly devices: readonly string[] | null;
}

export interface Rule {
  /** All have to be met. */
  readonly matches: readonly Match[];
  readonly verdict: Verdict;
  /** As a person finds it again: its text, or its handle. */
  readonly text: string;
}

/**
 * - `divert`: the packet gets another address or port: it does not come to this door
 * - `ask`: something that is not in the rules decides, such as a program
 */
export type Verdict =
  | { readonly kind: 'accept' | 'drop' | 'return' | 'divert' | 'ask' }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string };

/**
 * What of a packet can differ and is understood. Addresses are numbers of 32 or 128 bits; `profile` is a place
 * in the list of network profiles (Windows).
 */
export const NUMBER_FIELDS = [
  'family',
  'protocol',
  'port',
  'sourcePort',
  'source',
  'destination',
  'profile',
] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** Names of devices; one that ends in `*` stands for all that begin so. */
export interface InterfaceTest {
  readonly kind: 'interface';
  readonly names: readonly string[];
  readonly negated: boolean;
}

export interface NumberTest {
  readonly kind: 'number';
  readonly field: NumberField;
  readonly values: NumberSet;
}

export type Test = InterfaceTest | NumberTest;

/** Something that no single packet tells, and that has words of its own. */
export const CIRCUMSTANCES = ['rate', 'time', 'count', 'recent', 'chance', 'quota'] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

export type Match =
  | Test
  /** One of several combinations has to be met: elements of a set of more than one field. */
  | { readonly kind: 'any'; readonly of: readonly (readonly Test[])[] }
  | { readonly kind: 'circumstance'; readonly circumstance: Circumstance }
  /** It is not understood. */
  | { readonly kind: 'opaque'; readonly text: string };

/**
 * Why something is not known.
 * - `denied`: this user may not read the rules
 * - `no-tool`: there may be rules, and the tool that reads them is not installed
 * - `failed`, `timed-out`, `too-large`: the tool did not give them
 * - `unread`: they are of a kind that is not read
 */
export type GapCode = 'denied' | 'no-tool' | 'failed' | 'timed-out' | 'too-large' | 'unread';

export interface Gap {
  readonly code: GapCode;
  /** What could not be read: a tool or a kind of rules. */
  readonly what: string;
  readonly detail: string | null;
}

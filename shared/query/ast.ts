import type { Exposure } from '../model/exposure.ts';
import type { Range } from '../model/range.ts';
import type { Role } from '../model/role.ts';
import type { Family, Protocol } from '../model/socket.ts';
import type { State } from '../model/state.ts';

/** Whole numbers, both ends included. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** `exists`: there is any text; `text` is then empty. */
export interface TextMatch {
  readonly match: 'contains' | 'equals' | 'exists';
  readonly text: string;
}

/** Addresses: those of a network (a single one has all its bits), or those whose text begins so. */
export type AddressMatch =
  | {
      readonly kind: 'network';
      readonly family: Family;
      /** Canonical, and 0 behind the first `bits`. */
      readonly address: string;
      readonly bits: number;
    }
  | { readonly kind: 'prefix'; readonly text: string };

export type RemoteMatch =
  | AddressMatch
  | { readonly kind: 'ports'; readonly ports: NumberRange }
  | { readonly kind: 'endpoint'; readonly address: AddressMatch; readonly port: number }
  | { readonly kind: 'text'; readonly text: TextMatch };

/** `open`: open to the network, whatever of it. */
export type ExposureValue = Exposure | 'open';
export type Trait = 'self' | 'hidden' | 'dynamic';

/** What each key takes. */
export interface Values {
  readonly port: NumberRange;
  readonly proto: Protocol;
  readonly state: State;
  readonly role: Role;
  readonly range: Range;
  readonly exposure: ExposureValue;
  readonly owner: TextMatch;
  readonly pid: NumberRange;
  readonly user: TextMatch;
  readonly service: TextMatch;
  readonly addr: AddressMatch;
  readonly remote: RemoteMatch;
  readonly container: TextMatch;
  readonly unit: TextMatch;
  readonly netns: TextMatch;
  readonly family: Family;
  /** A span of time in milliseconds. */
  readonly new: number;
  readonly is: Trait;
}

export type Key = keyof Values;

/** A key with the values of which one has to be true of a row. */
export interface Term<K extends Key> {
  readonly kind: 'key';
  readonly key: K;
  readonly values: readonly Values[K][];
}

export type AnyTerm = { [K in Key]: Term<K> }[Key];

/** What was asked for. Parsed ones hold no `all` in an `all`, no `any` in an `any`, and neither of one member. */
export type Query =
  | { readonly kind: 'all'; readonly of: readonly Query[] }
  | { readonly kind: 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | { readonly kind: 'word'; readonly text: string }
  | AnyTerm;

/** Of no parts: what every row is. */
export function allOf(parts: readonly Query[]): Query {
  return joined('all', parts);
}

/** @param parts one or more */
export function anyOf(parts: readonly Query[]): Query {
  return joined('any', parts);
}

function joined(kind: 'all' | 'any', parts: readonly Query[]): Query {
  const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  const [only] = of;
  return only && of.length === 1 ? only : { kind, of };
}

/**
 * A value on its way to the other world. Functions and promises stay where they are and are spoken to by
 * number; all else is cloned by Chromium.
 */
export type Parcel =
  | readonly ['value', unknown]
  | readonly ['object', ReadonlyArray<readonly [string, Parcel]>]
  | readonly ['array', readonly Parcel[]]
  | readonly ['error', string]
  | readonly ['function', number]
  | readonly ['promise', number];

export type AnyFunction = (...args: unknown[]) => unknown;

/** What stays behind, and what stands in for it on the other side. */
export interface Keeper {
  keepFunction(value: AnyFunction): number;
  keepPromise(value: Promise<unknown>): number;
}

export interface Maker {
  makeFunction(id: number): AnyFunction;
  makePromise(id: number): Promise<unknown>;
}

/** @throws what cannot cross, as Electron does */
export function pack(value: unknown, keeper: Keeper, above: readonly object[] = []): Parcel {
  if (typeof value === 'function') {
    return ['function', keeper.keepFunction(value as AnyFunction)];
  }
  if (typeof value === 'symbol') throw new TypeError('a symbol cannot cross the context bridge');
  if (typeof value !== 'object' || value === null) return ['value', value];
  if (value instanceof Promise) return ['promise', keeper.keepPromise(value)];
  if (value instanceof Error) return ['error', value.message];
  if (above.includes(value)) throw new TypeError('a cycle cannot cross the context bridge');
  const below = [...above, value];
  if (Array.isArray(value)) return ['array', value.map((item) => pack(item, keeper, below))];
  if (Object.prototype.toString.call(value) === '[object Object]') {
    const entries = Object.entries(value);
    return ['object', entries.map(([key, item]) => [key, pack(item, keeper, below)] as const)];
  }
  return ['value', structuredClone(value)];
}

export function unpack(parcel: Parcel, maker: Maker): unknown {
  switch (parcel[0]) {
    case 'value':
      return parcel[1];
    case 'error':
      return new Error(parcel[1]);
    case 'array':
      return parcel[1].map((item) => unpack(item, maker));
    case 'object':
      return Object.fromEntries(parcel[1].map(([key, item]) => [key, unpack(item, maker)]));
    case 'function':
      return maker.makeFunction(parcel[1]);
    case 'promise':
      return maker.makePromise(parcel[1]);
  }
}

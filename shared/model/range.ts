/**
 * The registry category of a port (RFC 6335 section 6). It is a fact of the number alone and says
 * nothing about what a system really hands out: see {@link isInDynamicRange}.
 */
export type Range = 'well-known' | 'registered' | 'ephemeral';

export interface RangeBounds {
  readonly range: Range;
  readonly first: number;
  readonly last: number;
}

/** The three ranges in order of their numbers. RFC 6335 calls them System, User and Dynamic Ports. */
export const RANGES: readonly RangeBounds[] = [
  { range: 'well-known', first: 0, last: 1023 },
  { range: 'registered', first: 1024, last: 49151 },
  { range: 'ephemeral', first: 49152, last: 65535 },
];

export const HIGHEST_PORT = 65535;

/** The range of `port`, a whole number from 0 to 65535. */
export function rangeOf(port: number): Range {
  if (port < 1024) return 'well-known';
  return port < 49152 ? 'registered' : 'ephemeral';
}

export function boundsOf(range: Range): RangeBounds {
  const bounds = RANGES.find((candidate) => candidate.range === range);
  if (!bounds) throw new RangeError(`no such range: ${range}`);
  return bounds;
}

/** First and last port that this system hands out to clients, both included. */
export type DynamicRange = readonly [first: number, last: number];

/** Whether this system may hand `port` out to a client; null where its dynamic range is not known. */
export function isInDynamicRange(port: number, dynamicRange: DynamicRange | null): boolean | null {
  if (dynamicRange === null) return null;
  return port >= dynamicRange[0] && port <= dynamicRange[1];
}

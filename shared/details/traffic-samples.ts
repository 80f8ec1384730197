import type { Traffic } from '../model/traffic.ts';

/** The counters of a connection at a time. */
export interface TrafficSample {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly traffic: Traffic;
}

/** A value at a time: milliseconds since 1970 UTC. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** What the charts show. Rates in bytes per second, round trips in microseconds. */
export interface TrafficSeries {
  readonly received: readonly Point[];
  readonly sent: readonly Point[];
  readonly roundTrip: readonly Point[];
}

/** @param samples the oldest first */
export function trafficSeries(samples: readonly TrafficSample[]): TrafficSeries {
  return {
    received: rates(samples, ({ bytesReceived }) => bytesReceived),
    sent: rates(samples, ({ bytesSent }) => bytesSent),
    roundTrip: samples.flatMap(({ at, traffic }) =>
      traffic.rttUs === null ? [] : [{ at, value: traffic.rttUs }],
    ),
  };
}

/** How fast a counter rose from sample to sample. One that fell was started anew: there it says nothing. */
function rates(samples: readonly TrafficSample[], count: (traffic: Traffic) => number): Point[] {
  return samples.flatMap(({ at, traffic }, index) => {
    const before = samples[index - 1];
    if (!before || at <= before.at) return [];
    const more = count(traffic) - count(before.traffic);
    return more < 0 ? [] : [{ at, value: (more * 1000) / (at - before.at) }];
  });
}

/** Latest and greatest value; null without any. */
export function extremes(
  points: readonly Point[],
): { readonly now: number; readonly most: number } | null {
  const last = points.at(-1);
  if (!last) return null;
  return { now: last.value, most: points.reduce((most, { value }) => Math.max(most, value), 0) };
}

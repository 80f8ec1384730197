import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the kernel counted of a TCP connection (linux/tcp.h, struct tcp_info). Times in microseconds. */
export interface Traffic {
  /** Bytes of data; repetitions do not count. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Segments that were sent again. */
  readonly retransmits: number;
  /** Smoothed round-trip time; null where none was measured. */
  readonly rttUs: number | null;
  readonly minRttUs: number | null;
}

export const trafficSchema: v.GenericSchema<Traffic> = v.strictObject({
  bytesSent: count,
  bytesReceived: count,
  retransmits: count,
  rttUs: v.nullable(count),
  minRttUs: v.nullable(count),
});

/** What changes with every packet and is therefore asked for one socket, not read of all. */
export interface SocketDetails {
  readonly traffic: Traffic | null;
  /** Bytes that wait to be read by the program, and to be sent or acknowledged; null for doors. */
  readonly queues: { readonly receive: number; readonly send: number } | null;
  /** Connections that wait to be accepted by a listener, and how many may. */
  readonly backlog: { readonly waiting: number; readonly most: number } | null;
}

export const socketDetailsSchema: v.GenericSchema<SocketDetails> = v.strictObject({
  traffic: v.nullable(trafficSchema),
  queues: v.nullable(v.strictObject({ receive: count, send: count })),
  backlog: v.nullable(v.strictObject({ waiting: count, most: count })),
});

import * as v from 'valibot';
import { programSchema } from '../findings/finding-schema.ts';
import { EXPOSURES } from '../model/exposure.ts';
import { portSchema } from '../model/schema.ts';
import type { Sleep } from './asleep.ts';
import {
  type ConnectionTally,
  HISTORY_FAILURES,
  type HistoryFacts,
  type HistoryMark,
  type Listener,
  type RecordingState,
  type Watch,
} from './model.ts';
import type { Timeline } from './timeline.ts';

/** The most of each that one answer holds. */
export const MOST_LANES = 300;
export const MOST_STEPS = 2000;
export const MOST_LISTENERS = 1000;
export const MOST_PEERS = 1000;
export const MOST_MARKS = 500;

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
const text = v.nullable(v.string());
const protocol = v.picklist(['tcp', 'udp']);

/** Which listeners are asked for. */
const narrowing = {
  /** Null: at any port. */
  port: v.nullable(portSchema),
  /** A part of the program's name, unit, container or user; empty: any. */
  text: v.pipe(v.string(), v.maxLength(200)),
};

export const timelineQuestion = v.strictObject({
  from: time,
  to: time,
  /** Into how many steps the time is divided: what is finer becomes one. */
  steps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_STEPS)),
  lanes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_LANES)),
  by: v.picklist(['door', 'program']),
  ...narrowing,
});
export type TimelineQuestion = v.InferOutput<typeof timelineQuestion>;

export const momentQuestion = v.strictObject({ time, ...narrowing });
export type MomentQuestion = v.InferOutput<typeof momentQuestion>;

export const peersQuestion = v.strictObject({
  from: time,
  to: time,
  most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PEERS)),
  ...narrowing,
});
export type PeersQuestion = v.InferOutput<typeof peersQuestion>;

/** Every listener that was there in a time. */
export interface ListenersQuestion {
  readonly from: number;
  readonly to: number;
  readonly port: number | null;
  readonly text: string;
  /** The most that are told; the newest are kept. */
  readonly most: number;
}

/**
 * How sure it is that a listener was there at a time: `seen`; `between`: nobody watched then, and it was
 * there before and after; `perhaps`: nobody watched then, and it was there only before, or only after.
 */
export const SURENESSES = ['seen', 'between', 'perhaps'] as const;
export type Sureness = (typeof SURENESSES)[number];

/** What listened at a time. */
export interface Moment {
  readonly time: number;
  /** Whether somebody watched then. */
  readonly isWatched: boolean;
  /** Whether this computer slept then. */
  readonly isAsleep: boolean;
  readonly listeners: readonly (Listener & { readonly sure: Sureness })[];
  /** How many more there were. */
  readonly more: number;
}

export interface Listeners {
  readonly listeners: readonly Listener[];
  readonly more: number;
  /** When somebody watched, oldest first. */
  readonly watches: readonly Watch[];
  /** When this computer slept between two readings, oldest first. */
  readonly sleeps: readonly Sleep[];
  readonly marks: readonly HistoryMark[];
}

/** Connections of one program with one other side, over all hours asked for. */
export interface Peer extends Omit<ConnectionTally, 'hour'> {
  readonly firstHour: number;
  readonly lastHour: number;
}

export interface Peers {
  readonly peers: readonly Peer[];
  readonly more: number;
  readonly connections: number;
}

const stay = {
  began: time,
  firstSeen: time,
  lastSeen: v.nullable(time),
  ended: v.nullable(time),
  openingSeen: v.boolean(),
};
const door = {
  protocol,
  address: v.string(),
  port: portSchema,
  interface: text,
  exposure: v.picklist(EXPOSURES),
};
const holder = {
  program: programSchema,
  user: text,
  pid: v.nullable(wholeNumber),
  startedAt: v.nullable(v.number()),
};

export const momentSchema: v.GenericSchema<Moment> = v.strictObject({
  time,
  isWatched: v.boolean(),
  isAsleep: v.boolean(),
  listeners: v.array(
    v.strictObject({ id: wholeNumber, ...stay, ...door, ...holder, sure: v.picklist(SURENESSES) }),
  ),
  more: wholeNumber,
});

const markSchema: v.GenericSchema<HistoryMark> = v.strictObject({
  at: time,
  type: v.picklist(['finding', 'action']),
  kind: v.string(),
  severity: text,
  protocol: v.nullable(protocol),
  port: text,
  ports: v.array(portSchema),
  program: text,
  outcome: text,
});

const span = v.tuple([time, time]);

export const timelineSchema: v.GenericSchema<Timeline> = v.strictObject({
  from: time,
  to: time,
  lanes: v.array(
    v.strictObject({
      id: v.string(),
      protocol: v.nullable(protocol),
      port: v.nullable(portSchema),
      ports: wholeNumber,
      program: programSchema,
      user: text,
      bars: v.array(
        v.strictObject({
          from: time,
          to: time,
          isOpen: v.boolean(),
          sureFrom: v.boolean(),
          sureTo: v.boolean(),
          count: wholeNumber,
          exposure: v.picklist(EXPOSURES),
        }),
      ),
    }),
  ),
  more: wholeNumber,
  listeners: wholeNumber,
  watches: v.array(span),
  sleeps: v.array(span),
  marks: v.array(markSchema),
  moreMarks: wholeNumber,
});

export const peersSchema: v.GenericSchema<Peers> = v.strictObject({
  peers: v.array(
    v.strictObject({
      firstHour: time,
      lastHour: time,
      protocol,
      direction: v.picklist(['inbound', 'outbound']),
      address: v.string(),
      port: portSchema,
      program: programSchema,
      user: text,
      count: wholeNumber,
      measured: wholeNumber,
      sent: wholeNumber,
      received: wholeNumber,
    }),
  ),
  more: wholeNumber,
  connections: wholeNumber,
});

const recordingSchema: v.GenericSchema<RecordingState> = v.variant('state', [
  v.strictObject({ state: v.picklist(['starting', 'recording', 'reading', 'off']) }),
  v.strictObject({
    state: v.literal('failed'),
    reason: v.picklist(HISTORY_FAILURES),
    detail: v.string(),
  }),
]);

export const factsSchema: v.GenericSchema<HistoryFacts> = v.strictObject({
  recording: recordingSchema,
  since: v.nullable(time),
  until: v.nullable(time),
  sizeBytes: wholeNumber,
  listeners: wholeNumber,
});

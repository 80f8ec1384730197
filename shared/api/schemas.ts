import * as v from 'valibot';
import { columnsSchema } from '../columns/columns.ts';
import { HISTORY_FAILURES } from '../history/model.ts';
import { LANGUAGES } from '../model/language.ts';
import { portSchema } from '../model/schema.ts';
import {
  HISTORY_DAYS,
  HISTORY_MEGABYTES,
  KEEP_IN_TRAY,
  LONGEST_INTERVAL_MS,
  MINUTES_OF_DAY,
  SHORTEST_INTERVAL_MS,
  THEMES,
} from '../model/settings.ts';
import type {
  HostFacts,
  MonitorStatus,
  Problem,
  SourceFailure,
  SourceStatus,
} from '../model/status.ts';
import { HIDDEN_REASONS, SOURCE_CHOICES, SOURCE_NAMES } from '../model/status.ts';
import type { RegistryAsset } from '../registry/asset.ts';
import type { CsvRefusal } from '../registry/iana-csv.ts';
import { CSV_REFUSALS } from '../registry/iana-csv.ts';
import { ROW_FAULTS } from '../registry/row-malformed.ts';

/** Schemas of what the messages carry; the messages themselves are in `messages.ts`. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const sourceName = v.picklist(SOURCE_NAMES);
const detail = v.nullable(v.string());

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MINUTES_OF_DAY - 1));

function within({ least, most }: { readonly least: number; readonly most: number }) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

export const settingsSchema = v.strictObject({
  language: v.picklist(['system', ...LANGUAGES]),
  intervalMs: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(SHORTEST_INTERVAL_MS),
    v.maxValue(LONGEST_INTERVAL_MS),
  ),
  source: v.picklist(SOURCE_CHOICES),
  otherNamespaces: v.boolean(),
  theme: v.picklist(THEMES),
  alerts: v.strictObject({
    notifications: v.boolean(),
    quiet: v.nullable(v.strictObject({ from: minuteOfDay, to: minuteOfDay })),
  }),
  history: v.strictObject({
    on: v.boolean(),
    days: within(HISTORY_DAYS),
    megabytes: within(HISTORY_MEGABYTES),
  }),
  updates: v.strictObject({ atStart: v.boolean() }),
  desktop: v.strictObject({ keepInTray: v.picklist(KEEP_IN_TRAY) }),
});

const portSpan = v.pipe(
  v.tuple([portSchema, portSchema]),
  v.check(([first, last]) => first <= last, 'ends before it begins'),
);
const handOutRules = {
  dynamicRange: v.nullable(portSpan),
  reservedPorts: v.nullable(v.array(portSpan)),
};

export const hostSchema: v.GenericSchema<HostFacts> = v.strictObject({
  hostname: v.string(),
  os: v.string(),
  ...handOutRules,
  udp: v.nullable(v.strictObject(handOutRules)),
  privilegedBelow: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_536))),
});

const sourceFailureSchema: v.GenericSchema<SourceFailure> = v.strictObject({
  source: sourceName,
  code: v.picklist(['not-available', 'denied', 'cannot-see', 'timed-out', 'failed']),
  detail,
});

const sourceStatusSchema: v.GenericSchema<SourceStatus> = v.strictObject({
  name: sourceName,
  failures: v.array(sourceFailureSchema),
});

const problemSchema: v.GenericSchema<Problem> = v.variant('code', [
  v.strictObject({ code: v.literal('source-failed'), source: sourceName, detail }),
  v.strictObject({
    code: v.literal('source-timed-out'),
    source: sourceName,
    limitMs: milliseconds,
  }),
  v.strictObject({ code: v.literal('udp-not-read'), source: sourceName }),
  v.strictObject({ code: v.literal('first-owner-only'), source: sourceName }),
  v.strictObject({ code: v.literal('addresses-cut'), count }),
  v.strictObject({ code: v.literal('states-unknown'), count }),
  v.strictObject({ code: v.literal('rows-unreadable'), count }),
  v.strictObject({ code: v.literal('passed-missed'), count, bufferBytes: count }),
  v.strictObject({ code: v.literal('namespaces-unread'), count }),
  v.strictObject({ code: v.literal('namespaces-unsupported'), source: sourceName }),
  v.strictObject({ code: v.literal('processes-unread'), detail }),
  v.strictObject({ code: v.literal('settings-damaged'), movedTo: v.string() }),
  v.strictObject({ code: v.literal('settings-unwritable'), detail: v.string() }),
  v.strictObject({ code: v.literal('registry-damaged'), movedTo: v.string() }),
  v.strictObject({ code: v.literal('history-damaged'), movedTo: v.string() }),
  v.strictObject({
    code: v.literal('history-stopped'),
    reason: v.picklist(HISTORY_FAILURES),
    detail: v.string(),
  }),
]);

export const statusSchema: v.GenericSchema<MonitorStatus> = v.strictObject({
  takenAt: milliseconds,
  tookMs: milliseconds,
  source: v.nullable(sourceStatusSchema),
  sourceFailures: v.array(sourceFailureSchema),
  completeness: v.strictObject({
    sockets: count,
    socketsWithHiddenOwners: count,
    reason: v.nullable(v.picklist(HIDDEN_REASONS)),
  }),
  problems: v.array(problemSchema),
});

export const assetSchema: v.GenericSchema<RegistryAsset> = v.strictObject({
  date: v.string(),
  source: v.string(),
  checksum: v.string(),
  records: v.string(),
});

export const csvRefusalSchema: v.GenericSchema<CsvRefusal> = v.strictObject({
  code: v.picklist(CSV_REFUSALS),
  line: v.nullable(count),
  detail: v.string(),
  fault: v.nullable(v.picklist(ROW_FAULTS)),
});

export const passedSchema = v.strictObject({ sockets: columnsSchema, dropped: count });

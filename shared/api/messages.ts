import * as v from 'valibot';
import { columnsSchema } from '../columns/columns.ts';
import { findingsStateSchema } from '../findings/findings-state-schema.ts';
import { registryInfoSchema } from '../model/registry-info.ts';
import { SIGHTS } from '../model/sight.ts';
import { updateStateSchema } from '../update/update.ts';
import type { CommandName } from './commands.ts';
import { commands } from './commands.ts';
import { count, hostSchema, passedSchema, settingsSchema, statusSchema } from './schemas.ts';
import { isShallow } from './shallow.ts';
import { shownSchema } from './show.ts';

/** Raised when a message changes its meaning; a client of another version is told so and closed. */
export const CONTRACT_VERSION = 1;

/** The largest message a client may send, in bytes of its JSON. None of ours comes near. */
export const LARGEST_CLIENT_MESSAGE = 16 * 1024;

const requestId = count;
const commandName = v.picklist(Object.keys(commands) as CommandName[]);

/** First message of every client. `token` is for hosts that ask for one (the web). */
const hello = v.strictObject({
  type: v.literal('hello'),
  contract: v.number(),
  token: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
/** Asks for a snapshot, to be followed by deltas; again after a gap. */
const subscribe = v.strictObject({ type: v.literal('subscribe') });
/** Says that everything up to `seq` of `epoch` has been applied: the next delta may come. */
const ack = v.strictObject({ type: v.literal('ack'), epoch: v.string(), seq: count });
/** How well the user sees the client, from now on; one that does not say is seen as well as can be. */
const sight = v.strictObject({ type: v.literal('sight'), sight: v.picklist(SIGHTS) });
const request = v.strictObject({
  type: v.literal('request'),
  id: requestId,
  command: commandName,
  argument: v.pipe(v.unknown(), v.check(isShallow, 'nested too deep')),
});

export const clientMessageSchema = v.variant('type', [hello, subscribe, ack, sight, request]);
export type ClientMessage = v.InferOutput<typeof clientMessageSchema>;

const welcome = v.strictObject({
  type: v.literal('welcome'),
  contract: v.number(),
  version: v.string(),
  host: hostSchema,
  settings: settingsSchema,
  registry: registryInfoSchema,
  /** Whether this host lets the client call commands that act. */
  mayAct: v.boolean(),
});
/** One page of a snapshot; all pages of one snapshot have the same epoch and seq. */
const snapshot = v.strictObject({
  type: v.literal('snapshot'),
  epoch: v.string(),
  seq: count,
  page: count,
  pages: v.pipe(count, v.minValue(1)),
  rows: columnsSchema,
  status: statusSchema,
});
/** Turns the rows at `from` into the rows at `to`; both belong to `epoch`. */
const delta = v.strictObject({
  type: v.literal('delta'),
  epoch: v.string(),
  from: count,
  to: count,
  opened: columnsSchema,
  changed: columnsSchema,
  closed: v.array(v.string()),
  passed: passedSchema,
  status: statusSchema,
});
const settings = v.strictObject({ type: v.literal('settings'), settings: settingsSchema });
/** Another edition of the registry is in force; the rows that it names differently come as changed. */
const registry = v.strictObject({ type: v.literal('registry'), registry: registryInfoSchema });
/** What is found, and what is known of it: after `welcome`, and then whenever that changed. */
const findings = v.strictObject({ type: v.literal('findings'), state: findingsStateSchema });
/** The user asked the host, somewhere outside of the page, to see that. */
const show = v.strictObject({ type: v.literal('show'), shown: shownSchema });
/**
 * How far the host is with bringing itself up to date: after `welcome`, and then whenever that changed. Only a
 * host that may do so sends it.
 */
const update = v.strictObject({ type: v.literal('update'), state: updateStateSchema });
/** No source can serve: there are no rows to show. */
const blind = v.strictObject({ type: v.literal('blind'), status: statusSchema });
const answer = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({
    ok: v.literal(false),
    code: v.picklist(['bad-argument', 'refused', 'failed']),
    message: v.string(),
    detail: v.nullable(v.string()),
  }),
]);
const response = v.strictObject({ type: v.literal('response'), id: requestId, answer });

export const serverMessageSchema = v.variant('type', [
  welcome,
  snapshot,
  delta,
  settings,
  registry,
  findings,
  show,
  update,
  blind,
  response,
]);
export type ServerMessage = v.InferOutput<typeof serverMessageSchema>;
export type Welcome = v.InferOutput<typeof welcome>;
export type SnapshotPage = v.InferOutput<typeof snapshot>;
export type DeltaMessage = v.InferOutput<typeof delta>;
export type Answer = v.InferOutput<typeof answer>;

/**
 * Why a host ends a client's connection. Numbers are WebSocket close codes: 1012 by RFC 6455's registry,
 * 4000 and above are for applications.
 */
export const CLOSE_REASONS = {
  'monitor-restarting': 1012,
  'bad-message': 4400,
  'wrong-token': 4401,
  'other-version': 4426,
  'too-many': 4429,
} as const;

export type CloseReason = keyof typeof CLOSE_REASONS;

export function closeReasonOf(code: number): CloseReason | null {
  for (const [reason, number] of Object.entries(CLOSE_REASONS)) {
    if (number === code) return reason as CloseReason;
  }
  return null;
}

import type { ClientMessage, ServerMessage } from '../../../../shared/api/messages.ts';
import { CONTRACT_VERSION } from '../../../../shared/api/messages.ts';
import { encodeRows } from '../../../../shared/columns/socket-columns.ts';
import { NO_FINDINGS } from '../../../../shared/findings/findings-state.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { MonitorStatus } from '../../../../shared/model/status.ts';
import { makeHost } from '../../../support/make-host.ts';
import { makeRow } from '../../../support/make-row.ts';
import { makeStatus } from '../make-status.ts';

/** A message of the given kind. */
export type Message<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

export function welcome(overrides: Partial<Message<'welcome'>> = {}): Message<'welcome'> {
  return {
    type: 'welcome',
    contract: CONTRACT_VERSION,
    version: '0.1.0',
    host: makeHost({
      hostname: 'gate',
      reservedPorts: [
        [8080, 8080],
        [40_000, 40_010],
      ],
    }),
    settings: DEFAULT_SETTINGS,
    registry: { date: '2026-09', source: 'IANA', records: 2, isBuiltIn: false },
    mayAct: true,
    ...overrides,
  };
}

export function page(
  rows: readonly SocketRow[],
  overrides: Partial<Message<'snapshot'>> = {},
): Message<'snapshot'> {
  return {
    type: 'snapshot',
    epoch: 'e1',
    seq: 1,
    page: 0,
    pages: 1,
    rows: encodeRows(rows),
    status: makeStatus(),
    ...overrides,
  };
}

export function delta(overrides: Partial<Message<'delta'>> = {}): Message<'delta'> {
  return {
    type: 'delta',
    epoch: 'e1',
    from: 1,
    to: 2,
    opened: encodeRows([]),
    changed: encodeRows([]),
    closed: [],
    passed: { sockets: encodeRows([]), dropped: 0 },
    status: makeStatus(),
    ...overrides,
  };
}

/** Every status there is something to say about. */
const TROUBLED: MonitorStatus = makeStatus({
  source: {
    name: 'systeminformation',
    failures: [{ source: 'proc', code: 'denied', detail: null }],
  },
  sourceFailures: [{ source: 'netlink', code: 'failed', detail: 'ENOENT' }],
  completeness: { sockets: 9, socketsWithHiddenOwners: 2, reason: 'other-users' },
  problems: [
    { code: 'source-failed', source: 'proc', detail: 'EIO' },
    { code: 'source-timed-out', source: 'proc', limitMs: 5000 },
    { code: 'udp-not-read', source: 'systeminformation' },
    { code: 'first-owner-only', source: 'systeminformation' },
    { code: 'addresses-cut', count: 1 },
    { code: 'states-unknown', count: 2 },
    { code: 'rows-unreadable', count: 3 },
    { code: 'namespaces-unread', count: 1 },
    { code: 'namespaces-unsupported', source: 'proc' },
    { code: 'processes-unread', detail: null },
    { code: 'settings-damaged', movedTo: 'settings.json.damaged' },
    { code: 'settings-unwritable', detail: 'EROFS' },
    { code: 'history-damaged', movedTo: 'history.db.damaged' },
    { code: 'history-stopped', reason: 'full', detail: 'database or disk is full' },
  ],
});

/** One of each kind of message, and more where a part has kinds of its own. */
export const SERVER_MESSAGES: readonly ServerMessage[] = [
  welcome(),
  page([makeRow()], { status: TROUBLED }),
  delta({ opened: encodeRows([makeRow()]), closed: ['gone'] }),
  {
    type: 'settings',
    settings: {
      language: 'ja',
      intervalMs: 250,
      source: 'proc',
      otherNamespaces: true,
      theme: 'dark',
      alerts: { notifications: false, quiet: { from: 1320, to: 420 } },
      history: { on: false, days: 30, megabytes: 50 },
      desktop: { keepInTray: 'never' },
      updates: { atStart: true },
    },
  },
  { type: 'findings', state: NO_FINDINGS },
  { type: 'show', shown: { kind: 'view', view: 'findings' } },
  { type: 'show', shown: { kind: 'port', port: 65535 } },
  { type: 'show', shown: { kind: 'socket', id: '1:2', port: 0 } },
  { type: 'show', shown: { kind: 'command', command: 'palette' } },
  { type: 'update', state: { kind: 'impossible', why: 'package' } },
  {
    type: 'update',
    state: {
      kind: 'failed',
      failure: { code: 'checksum', detail: null },
      offer: { version: '1.2.3', notes: 'Added\n- more', bytes: 7 },
    },
  },
  { type: 'blind', status: makeStatus({ source: null, sourceFailures: [] }) },
  { type: 'response', id: 7, answer: { ok: true, value: null } },
  {
    type: 'response',
    id: 8,
    answer: { ok: false, code: 'refused', message: 'not here', detail: null },
  },
];

export const CLIENT_MESSAGES: readonly ClientMessage[] = [
  { type: 'hello', contract: CONTRACT_VERSION, token: 'secret' },
  { type: 'subscribe' },
  { type: 'ack', epoch: 'e1', seq: 3 },
  { type: 'sight', sight: 'hidden' },
  { type: 'request', id: 1, command: 'refresh', argument: null },
];

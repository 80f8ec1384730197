import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { MonitorEvent } from '../../../../shared/api/events.ts';
import { eventObject, listDocument, SCHEMA_VERSION } from '../../../../shared/export/json.ts';
import { ja } from '../../../../shared/messages/ja.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { HostFacts } from '../../../../shared/model/status.ts';
import { rows } from '../../../support/arbitraries.ts';
import { eventSchema, fieldNames, listSchema } from '../../../support/list-schema.ts';
import { makeHost } from '../../../support/make-host.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { makeStatus } from '../make-status.ts';

const HOST: HostFacts = makeHost({
  hostname: 'gate',
  reservedPorts: [[40_000, 40_010]],
  udp: { dynamicRange: null, reservedPorts: null },
});
const STATUS = makeStatus({ takenAt: Date.UTC(2024, 0, 2, 3, 4, 5, 6) });

/** What comes out of the program's mouth. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function list(sockets: SocketRow[], status = STATUS): Record<string, unknown> {
  return asJson(listDocument(sockets, status, HOST)) as Record<string, unknown>;
}

const FULL = makeRow({
  local: { address: 'fe80::1', port: 443 },
  remote: { address: 'fe80::2', port: 50_123 },
  interface: 'eth0',
  service: { name: 'https', description: 'HTTP over TLS', side: 'local' },
  unit: 'gate.service',
  container: { id: 'c0ffee', name: null, runtime: 'podman' },
  owners: [makeOwner(), makeOwner({ startedAt: null, path: null })],
  ownersStatus: 'complete',
});

describe('the document of `list --json`', () => {
  test('holds every field of schema version 1 and no other', () => {
    expect(v.parse(listSchema, list([FULL, makeRow()]))).toBeTruthy();
  });

  test('the schema it is checked by names what the first version promised', () => {
    const promised = `schemaVersion takenAt host hostname os dynamicRange source name fallbackReason
      completeness sockets socketsWithHiddenOwners reason problems code message id protocol family local
      address port remote interface v6only netns state role range inDynamicRange exposure service
      description side uid user unit container runtime self firstSeenAt presentAtStart owners pid path
      commandLine startedAt ownersStatus`;
    const added =
      'reservedPorts udp privilegedBelow traffic bytesSent bytesReceived retransmits rttUs minRttUs parentPid asleepSince';
    expect(fieldNames(listSchema)).toEqual(`${promised} ${added}`.split(/\s+/).sort());
  });

  test('is of the schema whatever the rows hold', () => {
    const named = rows.map((row) => ({
      ...row,
      id: 'some key',
      service: null,
      container: null,
      owners: row.owners.map((owner) => ({ ...owner, pid: owner.pid + 1 })),
    }));
    fc.assert(
      fc.property(fc.array(named, { maxLength: 4 }), (sockets) => {
        const parsed = v.parse(listSchema, list(sockets));
        expect(parsed.sockets.map((socket) => socket.local)).toEqual(
          sockets.map((socket) => socket.local),
        );
      }),
    );
  });

  test('tells times as ISO 8601 in UTC with milliseconds', () => {
    const [socket] = v.parse(listSchema, list([FULL])).sockets;
    expect(list([])).toMatchObject({ takenAt: '2024-01-02T03:04:05.006Z' });
    expect(socket?.firstSeenAt).toBe('2024-05-06T07:08:09.010Z');
    expect(socket?.owners.map((owner) => owner.startedAt)).toEqual([
      '2024-05-06T07:00:00.000Z',
      null,
    ]);
  });

  test('says its version, the host and the range it hands out', () => {
    expect(SCHEMA_VERSION).toBe(1);
    expect(list([])).toMatchObject({ schemaVersion: 1, host: HOST, sockets: [] });
    const unknown = listDocument([], STATUS, { ...HOST, dynamicRange: null });
    expect(unknown.host).toMatchObject({ dynamicRange: null });
  });

  test('keeps text as it is: making it visible is for those who show it', () => {
    const name = 'gpj\u202eexe "=1"\n';
    expect(v.parse(listSchema, list([makeRow({ user: name })])).sockets[0]?.user).toBe(name);
  });
});

describe('what is known of the reading', () => {
  test('a source that is the first choice has no reason to be another', () => {
    expect(list([]).source).toEqual({ name: 'proc', fallbackReason: null });
  });

  test('a fallback says which source could not serve, and why', () => {
    const source = {
      name: 'systeminformation',
      failures: [
        { source: 'netlink', code: 'not-available', detail: null },
        { source: 'proc', code: 'denied', detail: 'EACCES' },
      ],
    } as const;
    expect(list([], makeStatus({ source })).source).toEqual({
      name: 'systeminformation',
      fallbackReason: expect.stringMatching(/^netlink .+; proc .+ \(EACCES\)$/),
    });
  });

  test('hidden owners are counted, with the reason in words', () => {
    const completeness = { sockets: 9, socketsWithHiddenOwners: 4, reason: 'other-users' } as const;
    const told = v.parse(listSchema, list([], makeStatus({ completeness }))).completeness;
    expect(told).toMatchObject({ sockets: 9, socketsWithHiddenOwners: 4 });
    expect(told.reason).toMatch(/user/);
    expect(told.reason).not.toBe(ja.hiddenReasons['other-users']);
  });

  test('problems have a code for programs and words for people', () => {
    const status = makeStatus({ problems: [{ code: 'addresses-cut', count: 3 }] });
    expect(list([], status).problems).toEqual([
      { code: 'addresses-cut', message: expect.stringContaining('3') },
    ]);
  });
});

describe('the lines of `watch --json`', () => {
  const at = Date.UTC(2024, 0, 2, 3, 4, 5, 6);
  const blind = makeStatus({
    source: null,
    sourceFailures: [{ source: 'proc', code: 'cannot-see', detail: null }],
  });

  const kinds = ['opened', 'changed', 'closed', 'passed'] as const;
  test.each<MonitorEvent>([
    ...kinds.map((type) => ({ type, at, socket: FULL })),
    { type: 'snapshot', at, sockets: [FULL], status: STATUS },
    { type: 'status', at, status: STATUS },
    { type: 'asleep', at, since: at - 7_200_000 },
    { type: 'status', at, status: blind },
  ])('$type is of the schema', (event) => {
    const told = v.parse(eventSchema, asJson(eventObject(event, HOST)));
    expect(told).toMatchObject({ type: event.type, at: '2024-01-02T03:04:05.006Z' });
  });

  test('an event carries the socket as the list does', () => {
    const event = asJson(eventObject({ type: 'opened', at, socket: FULL }, HOST));
    expect(event).toMatchObject({ socket: v.parse(listSchema, list([FULL])).sockets[0] });
  });

  test('a status without a source says what was tried', () => {
    expect(asJson(eventObject({ type: 'status', at, status: blind }, HOST))).toMatchObject({
      source: null,
      problems: [{ code: 'no-source', message: expect.stringMatching(/^proc /) }],
    });
  });
});

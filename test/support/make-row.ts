import { exposureOf } from '../../shared/model/exposure.ts';
import { rangeOf } from '../../shared/model/range.ts';
import { isConnection } from '../../shared/model/role.ts';
import type { Owner, Rows, SocketRow } from '../../shared/model/socket.ts';

const LOCAL = { address: '127.0.0.1', port: 8080 };

/** A valid row: a TCP listener on 127.0.0.1:8080 but for `overrides`, and what follows from them. */
export function makeRow(overrides: Partial<SocketRow> = {}): SocketRow {
  const { protocol = 'tcp', local = LOCAL, remote = null, interface: device = null } = overrides;
  const state = overrides.state ?? stateOf(protocol, remote !== null);
  const role = overrides.role ?? roleOf(state);
  return {
    id: `${protocol} ${local.address}:${local.port} ${remote?.address ?? '*'}:${remote?.port ?? '*'}`,
    protocol,
    family: local.address.includes(':') ? 6 : 4,
    local,
    remote,
    interface: device,
    v6only: null,
    netns: null,
    state,
    role,
    range: rangeOf(local.port),
    inDynamicRange: null,
    exposure: isConnection(role) ? null : exposureOf(local.address, device),
    service: null,
    uid: 1000,
    user: 'mika',
    unit: null,
    container: null,
    self: false,
    firstSeenAt: Date.UTC(2024, 4, 6, 7, 8, 9, 10),
    presentAtStart: false,
    asleepSince: null,
    owners: [],
    ownersStatus: 'none',
    traffic: null,
    ...overrides,
  };
}

export function makeOwner(overrides: Partial<Owner> = {}): Owner {
  return {
    pid: 4711,
    name: 'doorkeeper',
    path: '/usr/bin/doorkeeper',
    commandLine: 'doorkeeper --quiet',
    user: 'mika',
    startedAt: Date.UTC(2024, 4, 6, 7, 0, 0, 0),
    parentPid: 1,
    ...overrides,
  };
}

export function rowsById(rows: Iterable<SocketRow>): Rows {
  return new Map(Array.from(rows, (row) => [row.id, row]));
}

function stateOf(protocol: SocketRow['protocol'], isConnected: boolean): SocketRow['state'] {
  if (protocol === 'udp') return isConnected ? 'CONNECTED' : 'BOUND';
  return isConnected ? 'ESTABLISHED' : 'LISTEN';
}

function roleOf(state: SocketRow['state']): SocketRow['role'] {
  if (state === 'LISTEN') return 'listener';
  return state === 'BOUND' ? 'bound' : 'outbound';
}

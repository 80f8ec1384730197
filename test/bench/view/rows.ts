import type { Rows, SocketRow } from '../../../shared/model/socket.ts';
import { makeOwner, makeRow } from '../../support/make-row.ts';

const LISTENERS = 200;
const OWNERS = Array.from({ length: 64 }, (_, index) => [
  makeOwner({ pid: 1000 + index, name: `worker-${index}`, path: `/usr/lib/gate/worker-${index}` }),
]);
const HTTPS = { description: 'http protocol over TLS/SSL', name: 'https', side: 'remote' } as const;

/**
 * A busy server: many come to one door, some go out, and all of it is in one view (`registered`), which is
 * the hardest case for it. Row `n` is the same in every run.
 */
export function busyRows(count: number, from = 0): SocketRow[] {
  return Array.from({ length: count }, (_, index) => busyRow(from + index));
}

function busyRow(number: number): SocketRow {
  const common = {
    id: `4026531840:${number.toString(16).padStart(8, '0')}`,
    owners: OWNERS[number % OWNERS.length] ?? [],
    ownersStatus: 'complete',
    presentAtStart: true,
    firstSeenAt: Date.UTC(2026, 0, 1) + number,
  } as const;
  if (number < LISTENERS) {
    return makeRow({ ...common, local: { address: '0.0.0.0', port: 2000 + number } });
  }
  const far = `10.${number % 7}.${(number >> 8) % 256}.${number % 256}`;
  const farPort = 1024 + ((number * 7919) % 60_000);
  if (number % 3 > 0) {
    const local = { address: '192.0.2.10', port: 8443 };
    return makeRow({ ...common, local, remote: { address: far, port: farPort }, role: 'inbound' });
  }
  return makeRow({
    ...common,
    local: { address: '192.0.2.10', port: 32_768 + (number % 16_000) },
    remote: { address: `198.51.100.${number % 250}`, port: 443 },
    role: 'outbound',
    service: HTTPS,
    inDynamicRange: true,
  });
}

/**
 * The reading after `rows` in which `share` of them is touched: of ten touched ones eight change, one closes
 * and one opens. @param round a number that was not used before
 */
export function churned(rows: Rows, share: number, round: number): Rows {
  const next = new Map(rows);
  const touched = Math.round(rows.size * share);
  const step = Math.max(1, Math.floor(rows.size / touched));
  let place = 0;
  for (const [id, row] of rows) {
    place += 1;
    if (place % step !== round % step) continue;
    if ((place / step) % 10 < 1) next.delete(id);
    else
      next.set(id, { ...row, state: row.state === 'ESTABLISHED' ? 'CLOSE_WAIT' : 'ESTABLISHED' });
  }
  for (const row of busyRows(rows.size - next.size, 1_000_000 * (round + 1))) next.set(row.id, row);
  return next;
}

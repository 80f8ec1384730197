import fc from 'fast-check';
import type { Door } from '../../../../shared/building/door.ts';
import { DoorIndex } from '../../../../shared/building/doors.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

export const ADDRESSES = ['0.0.0.0', '192.0.2.10', 'fe80::1', '127.0.0.1'] as const;

/** Somebody who listens on a port, on all interfaces unless it is said otherwise. */
export function listener(port: number, row: Partial<SocketRow> = {}): SocketRow {
  const owners = [makeOwner({ name: `program-${port}` })];
  const local = { address: '0.0.0.0', port };
  return makeRow({ id: `listener ${port}`, local, owners, ownersStatus: 'complete', ...row });
}

/** A connection that uses a port. */
export function connection(port: number, row: Partial<SocketRow> = {}): SocketRow {
  return makeRow({
    id: `connection ${port}`,
    local: { address: '192.0.2.10', port },
    remote: { address: '203.0.113.9', port: 443 },
    ...row,
  });
}

/** The doors that sockets make. */
export function doorsOf(rows: readonly SocketRow[]): readonly Door[] {
  const index = new DoorIndex();
  index.reset(rows);
  return index.shown.list;
}

/** Doors of all uses, at most one a port, in the order of their ports. */
export const someDoors: fc.Arbitrary<readonly Door[]> = fc
  .uniqueArray(
    fc.record({
      port: fc.oneof(fc.integer({ min: 0, max: 65535 }), fc.integer({ min: 5000, max: 5100 })),
      address: fc.constantFrom(...ADDRESSES, null),
    }),
    { selector: ({ port }) => port, maxLength: 80 },
  )
  .map((places) =>
    doorsOf(
      places.map(({ port, address }) =>
        address === null ? connection(port) : listener(port, { local: { address, port } }),
      ),
    ),
  );

/** Sizes that pictures really have, in CSS pixels. */
export const sizes = fc.record({
  width: fc.integer({ min: 300, max: 2600 }),
  height: fc.integer({ min: 200, max: 1400 }),
  isFolded: fc.boolean(),
});

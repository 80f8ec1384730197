import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Filtered } from '../../../../shared/groups/filtered.ts';
import { GroupIndex } from '../../../../shared/groups/group-index.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { rows } from '../../../support/arbitraries.ts';

const isTcp = ({ protocol }: SocketRow): boolean => protocol === 'tcp';

const byId = ({ id }: SocketRow): string => id;

test('what comes through is what a filter of all rows would leave', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const row = fc.tuple(rows, id).map(([any, name]) => ({ ...any, id: name }));
  const steps = fc.record({
    opened: fc.uniqueArray(row, { maxLength: 2, selector: byId }),
    changed: fc.uniqueArray(row, { maxLength: 3, selector: byId }),
    closed: fc.array(id, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(row), fc.array(steps, { maxLength: 6 }), (first, all) => {
      const index = new GroupIndex(({ state }) => [state]);
      const filtered = new Filtered(index, isTcp);
      const present = new Map(first.map((each) => [each.id, each]));
      filtered.reset(present.values());
      for (const { opened, closed, ...step } of all) {
        // No row is in two parts of one change.
        const changed = step.changed.filter((next) =>
          opened.every((other) => other.id !== next.id),
        );
        filtered.apply({ opened, changed, closed });
        for (const gone of closed) present.delete(gone);
        for (const next of [...changed, ...opened]) present.set(next.id, next);
        const wanted = [...present.values()].filter(isTcp).map((each) => each.id);
        const got = [...index.groups.values()].flatMap((group) => [...group.rows.keys()]);
        expect(got.sort()).toEqual(wanted.sort());
      }
    }),
  );
});

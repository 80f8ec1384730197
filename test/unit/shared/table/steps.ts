import fc from 'fast-check';
import type { Rows } from '../../../../shared/model/socket.ts';
import { GROUPINGS, type Grouping } from '../../../../shared/table/grouping.ts';
import type { Sort } from '../../../../shared/table/sort-keys.ts';
import { SORT_COLUMNS } from '../../../../shared/table/sort-keys.ts';
import { readings } from '../../../support/arbitraries.ts';

/** Something that happens to a table. */
export type Step =
  | { readonly kind: 'apply'; readonly rows: Rows }
  | { readonly kind: 'reset'; readonly rows: Rows }
  | { readonly kind: 'time passes'; readonly ms: number }
  | { readonly kind: 'filter'; readonly query: string }
  | { readonly kind: 'sort'; readonly sort: Sort }
  | { readonly kind: 'group'; readonly grouping: Grouping };

export const sorts: fc.Arbitrary<Sort> = fc.uniqueArray(
  fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() }),
  { selector: ({ column }) => column, minLength: 1, maxLength: 3 },
);

const queries = fc.constantFrom('', 'tcp', 'udp 4', 'listen', '1', 'e', 'nothing has this');

/** Up to twelve steps over readings of a few rows. */
export const steps: fc.Arbitrary<Step[]> = readings(12, 12).chain((all) =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constant('apply' as const) },
        { weight: 1, arbitrary: fc.constant('reset' as const) },
        { weight: 3, arbitrary: fc.integer({ min: 1, max: 6000 }) },
        { weight: 2, arbitrary: queries },
        { weight: 2, arbitrary: sorts },
        { weight: 2, arbitrary: fc.constantFrom(...GROUPINGS) },
      ),
      { maxLength: 12 },
    )
    .map((choices) => choices.map((choice, index) => stepOf(choice, all[index] ?? new Map()))),
);

function stepOf(choice: string | number | Sort, rows: Rows): Step {
  if (typeof choice === 'number') return { kind: 'time passes', ms: choice };
  if (typeof choice === 'object') return { kind: 'sort', sort: choice };
  if (isGrouping(choice)) return { kind: 'group', grouping: choice };
  if (choice === 'apply' || choice === 'reset') return { kind: choice, rows };
  return { kind: 'filter', query: choice };
}

function isGrouping(choice: string): choice is Grouping {
  return GROUPINGS.some((grouping) => grouping === choice);
}

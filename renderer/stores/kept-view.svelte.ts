import * as v from 'valibot';
import { GROUPINGS } from '../../shared/table/grouping.ts';
import { SORT_COLUMNS } from '../../shared/table/sort.ts';
import { PLACES } from './places.ts';
import type { SocketStore } from './sockets.svelte.ts';
import type { ViewStore } from './view.svelte.ts';

/** As long as the tab: where one is and what one looks for. */
const TAB_KEY = 'portico-view';
/** For good: how tables look. */
const TABLE_KEY = 'portico-table';

const columnSchema = v.picklist(SORT_COLUMNS);
const sortKeySchema = v.object({ column: columnSchema, descending: v.boolean() });

const tabSchema = v.partial(
  v.object({
    place: v.picklist(PLACES.map(({ place }) => place)),
    query: v.string(),
    sort: v.union([
      v.pipe(v.array(sortKeySchema), v.minLength(1)),
      // As it was when there was one column at most.
      v.pipe(
        sortKeySchema,
        v.transform((key) => [key]),
      ),
    ]),
  }),
);

const tableSchema = v.partial(
  v.object({ columns: v.array(columnSchema), grouping: v.picklist(GROUPINGS) }),
);

/**
 * Brings view, filter and order back as this tab had them before it was loaded again, columns and groups as
 * they were last in any, and keeps them from now on. @returns what ends that
 */
export function keepView(
  sockets: SocketStore,
  view: ViewStore,
  tab: Storage,
  lasting: Storage | null = lastingStorage(),
): () => void {
  const { place, query, sort } = read(tab, TAB_KEY, tabSchema);
  if (place) view.open(place);
  if (query) sockets.query = query;
  if (sort) sockets.sort = sort;
  const { columns, grouping } = read(lasting, TABLE_KEY, tableSchema);
  if (columns) sockets.columns.set(columns);
  if (grouping) sockets.grouping = grouping;
  return $effect.root(() => {
    $effect(() => {
      const { place } = view;
      const { query, sort } = sockets;
      write(tab, TAB_KEY, { place, query, sort });
    });
    $effect(() => {
      const { grouping } = sockets;
      const { columns } = sockets.columns;
      write(lasting, TABLE_KEY, { columns, grouping });
    });
  });
}

/** A browser may refuse to keep anything: then the page works without. */
function lastingStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function read<S extends v.GenericSchema<unknown, object>>(
  storage: Storage | null,
  key: string,
  schema: S,
): Partial<v.InferOutput<S>> {
  try {
    return v.parse(schema, JSON.parse(storage?.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

function write(storage: Storage | null, key: string, kept: object): void {
  try {
    storage?.setItem(key, JSON.stringify(kept));
  } catch {}
}

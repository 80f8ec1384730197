import * as v from 'valibot';
import { floorOf } from '../../shared/building/floors.ts';
import { MOST_BUILDING_SCALE } from '../../shared/building/layout.ts';
import { HIGHEST_PORT } from '../../shared/model/range.ts';
import { GROUPINGS } from '../../shared/table/grouping.ts';
import { SORT_COLUMNS } from '../../shared/table/sort-keys.ts';
import { PLACES } from './places.ts';
import type { SocketStore } from './sockets.svelte.ts';
import type { ViewStore } from './view.svelte.ts';

/** As long as the tab: where one is and what one looks for. */
const TAB_KEY = 'portico-view';
/** As long as the tab, and written seldom: it changes with every frame of a zoom. */
const SIGHT_KEY = 'portico-sight';
const SIGHT_RESTS_MS = 250;
/** For good: how tables look. */
const TABLE_KEY = 'portico-table';

const columnSchema = v.picklist(SORT_COLUMNS);
const sortKeySchema = v.object({ column: columnSchema, descending: v.boolean() });

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const selectionSchema = v.variant('kind', [
  v.object({ kind: v.literal('socket'), id: v.string() }),
  v.object({ kind: v.literal('port'), port: v.pipe(count, v.maxValue(HIGHEST_PORT)) }),
  v.object({ kind: v.literal('process'), pid: count }),
]);
const sightSchema = v.partial(
  v.object({
    floor: v.nullable(v.pipe(count, v.maxValue(floorOf(HIGHEST_PORT)))),
    camera: v.object({
      scale: v.pipe(v.number(), v.minValue(1), v.maxValue(MOST_BUILDING_SCALE)),
      x: v.pipe(v.number(), v.finite()),
      y: v.pipe(v.number(), v.finite()),
    }),
  }),
);

const tabSchema = v.partial(
  v.object({
    place: v.picklist(PLACES.map(({ place }) => place)),
    query: v.string(),
    selection: v.nullable(selectionSchema),
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
 * Brings view, filter, order, what is selected and what is seen of the building back as this tab had them before
 * it was loaded again, columns and groups as
 * they were last in any, and keeps them from now on. @returns what ends that
 */
export function keepView(
  sockets: SocketStore,
  view: ViewStore,
  tab: Storage,
  lasting: Storage | null = lastingStorage(),
): () => void {
  const { place, query, sort, selection } = read(tab, TAB_KEY, tabSchema);
  if (place) view.open(place);
  if (selection) view.select(selection);
  const { floor, camera } = read(tab, SIGHT_KEY, sightSchema);
  if (floor !== undefined && camera) view.keepSight({ floor, camera });
  if (query) sockets.query = query;
  if (sort) sockets.sort = sort;
  const { columns, grouping } = read(lasting, TABLE_KEY, tableSchema);
  if (columns) sockets.columns.set(columns);
  if (grouping) sockets.grouping = grouping;
  return $effect.root(() => {
    $effect(() => {
      const { place, selection } = view;
      const { query, sort } = sockets;
      write(tab, TAB_KEY, { place, query, sort, selection });
    });
    $effect(() => {
      const { sight } = view;
      if (!sight) return;
      const timer = setTimeout(() => write(tab, SIGHT_KEY, sight), SIGHT_RESTS_MS);
      return () => clearTimeout(timer);
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

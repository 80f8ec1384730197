import * as v from 'valibot';
import { RANGES } from '../../shared/model/range.ts';
import { SORT_COLUMNS } from '../../shared/table/sort.ts';
import type { SocketStore } from './sockets.svelte.ts';
import type { ViewStore } from './view.svelte.ts';

const KEY = 'portico-view';

const keptSchema = v.partial(
  v.object({
    range: v.picklist(RANGES.map(({ range }) => range)),
    query: v.string(),
    sort: v.object({ column: v.picklist(SORT_COLUMNS), descending: v.boolean() }),
  }),
);

/**
 * Brings view, filter and order back as this tab had them before it was loaded again, and keeps them from
 * now on. @returns what ends that
 */
export function keepView(sockets: SocketStore, view: ViewStore, storage: Storage): () => void {
  const { range, query, sort } = read(storage);
  if (range) view.range = range;
  if (query) sockets.query = query;
  if (sort) sockets.sort = sort;
  return $effect.root(() => {
    $effect(() => {
      const { range, isOpened } = view;
      const { query, sort } = sockets;
      write(storage, { ...(isOpened && { range }), query, sort });
    });
  });
}

function read(storage: Storage): v.InferOutput<typeof keptSchema> {
  try {
    return v.parse(keptSchema, JSON.parse(storage.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

/** A browser may refuse to keep anything: then the page works without. */
function write(storage: Storage, kept: v.InferOutput<typeof keptSchema>): void {
  try {
    storage.setItem(KEY, JSON.stringify(kept));
  } catch {}
}

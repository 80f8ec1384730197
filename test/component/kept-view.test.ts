import { flushSync } from 'svelte';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { keepView } from '../../renderer/stores/kept-view.svelte.ts';
import { SocketStore } from '../../renderer/stores/sockets.svelte.ts';
import { ViewStore } from '../../renderer/stores/view.svelte.ts';
import { DEFAULT_SORT } from '../../shared/table/sort-keys.ts';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

/** A page that was just loaded in this tab. */
function load(storage: Storage = sessionStorage): { sockets: SocketStore; view: ViewStore } {
  const stores = { sockets: new SocketStore(), view: new ViewStore() };
  onTestFinished(keepView(stores.sockets, stores.view, storage));
  flushSync();
  return stores;
}

test('view, filter and order are there again after the page was loaded again; a pause is not', () => {
  const { sockets, view } = load();
  view.open('ephemeral');
  sockets.query = 'ssh tcp';
  sockets.sort = [{ column: 'pid', descending: true }];
  sockets.pause();
  flushSync();
  const again = load();
  expect([again.view.place, again.sockets.query]).toEqual(['ephemeral', 'ssh tcp']);
  expect(again.sockets.sort).toEqual([{ column: 'pid', descending: true }]);
  expect(again.sockets.paused).toBe(false);
});

test('what is selected and what is seen of the building are there again', async () => {
  const { view } = load();
  view.select({ kind: 'socket', id: 'a b' });
  const sight = { floor: 3, camera: { scale: 2.5, x: 10, y: 0 } };
  view.sight = sight;
  flushSync();
  await expect.poll(() => sessionStorage.getItem('portico-sight')).not.toBeNull();
  const again = load();
  expect(again.view.selection).toEqual({ kind: 'socket', id: 'a b' });
  expect([again.view.takeKeptSight(), again.view.takeKeptSight()]).toEqual([sight, null]);
});

test.each([
  '{"floor":64,"camera":{"scale":1,"x":0,"y":0}}',
  '{"floor":1}',
  '{"floor":1,"camera":7}',
])('a sight that cannot be is left aside: %s', (text) => {
  sessionStorage.setItem('portico-sight', text);
  expect(load().view.takeKeptSight()).toBe(null);
});

test('a page that was never loaded before opens with the building', () => {
  expect(load().view.place).toBe('building');
});

test.each(['{', '[]', '{"place":"attic"}', '{"sort":{"column":"colour","descending":true}}'])(
  'what is kept and not understood is left aside: %s',
  (text) => {
    sessionStorage.setItem('portico-view', text);
    const { sockets, view } = load();
    expect([sockets.query, sockets.sort, view.place]).toEqual(['', DEFAULT_SORT, 'building']);
  },
);

test('columns, their order and the groups are there again in every tab', () => {
  const { sockets } = load();
  sockets.columns.toggle('state');
  sockets.columns.move('process', 0);
  sockets.grouping = 'service';
  flushSync();
  sessionStorage.clear();
  const again = load();
  expect(again.sockets.columns.columns.slice(0, 4)).toEqual([
    'process',
    'port',
    'protocol',
    'service',
  ]);
  expect(again.sockets.columns.columns).not.toContain('state');
  expect(again.sockets.grouping).toBe('service');
});

test('an order by one column, as it was kept formerly, is understood', () => {
  sessionStorage.setItem('portico-view', '{"sort":{"column":"user","descending":true}}');
  expect(load().sockets.sort).toEqual([{ column: 'user', descending: true }]);
});

test('several columns to sort by are kept in their order', () => {
  const { sockets } = load();
  const sort = [
    { column: 'user', descending: false },
    { column: 'port', descending: true },
  ] as const;
  sockets.sort = sort;
  flushSync();
  expect(load().sockets.sort).toEqual(sort);
});

test.each(['{', '{"columns":["colour"]}', '{"grouping":"colour"}', '{"columns":3}'])(
  'a table that is kept and not understood is left aside: %s',
  (text) => {
    localStorage.setItem('portico-table', text);
    const { sockets } = load();
    expect(sockets.columns.isDefault).toBe(true);
    expect(sockets.grouping).toBe('flat');
  },
);

test('a table never goes without its ports, whatever was kept', () => {
  localStorage.setItem('portico-table', '{"columns":["pid","pid","user"]}');
  expect(load().sockets.columns.columns).toEqual(['port', 'pid', 'user']);
});

test('a browser that keeps nothing does no harm', () => {
  const refuse = (): never => {
    throw new DOMException('no', 'SecurityError');
  };
  const storage = { getItem: refuse, setItem: refuse } as unknown as Storage;
  const { sockets } = load(storage);
  sockets.query = 'ssh';
  flushSync();
  expect(sockets.query).toBe('ssh');
});

import { flushSync } from 'svelte';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { keepView } from '../../renderer/stores/kept-view.svelte.ts';
import { SocketStore } from '../../renderer/stores/sockets.svelte.ts';
import { ViewStore } from '../../renderer/stores/view.svelte.ts';
import { DEFAULT_SORT } from '../../shared/table/sort.ts';

beforeEach(() => sessionStorage.clear());

/** A page that was just loaded in this tab. */
function load(storage: Storage = sessionStorage): { sockets: SocketStore; view: ViewStore } {
  const stores = { sockets: new SocketStore(), view: new ViewStore() };
  onTestFinished(keepView(stores.sockets, stores.view, storage));
  flushSync();
  return stores;
}

test('view, filter and order are there again after the page was loaded again; a pause is not', () => {
  const { sockets, view } = load();
  view.range = 'ephemeral';
  sockets.query = 'ssh tcp';
  sockets.sort = { column: 'pid', descending: true };
  sockets.pause();
  flushSync();
  const again = load();
  expect([again.view.range, again.sockets.query]).toEqual(['ephemeral', 'ssh tcp']);
  expect(again.sockets.sort).toEqual({ column: 'pid', descending: true });
  expect(again.sockets.paused).toBe(false);
  again.view.openFirst('registered');
  expect(again.view.range).toBe('ephemeral');
});

test('a page that never showed anything leaves it open which view comes first', () => {
  load().sockets.query = 'ssh';
  flushSync();
  const { view } = load();
  view.openFirst('registered');
  expect(view.range).toBe('registered');
});

test.each(['{', '[]', '{"range":"attic"}', '{"sort":{"column":"colour","descending":true}}'])(
  'what is kept and not understood is left aside: %s',
  (text) => {
    sessionStorage.setItem('portico-view', text);
    const { sockets, view } = load();
    expect([sockets.query, sockets.sort, view.isOpened]).toEqual(['', DEFAULT_SORT, false]);
  },
);

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

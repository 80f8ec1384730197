import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { commandsOf } from '../../../renderer/commands/commands.ts';
import { PAGE_COMMANDS, VIEWS } from '../../../shared/api/show.ts';
import { makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { details } from '../../support/page-queries.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';

const DOOR = makeRow({ id: 'a door', local: { address: '0.0.0.0', port: 4321 } });

test('a view that is asked for outside of the page is opened', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  for (const view of VIEWS) {
    host.show({ kind: 'view', view });
    await expect.poll(() => stores.view.place).toBe(view);
  }
});

test('asked for twice, it is opened again', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  host.show({ kind: 'view', view: 'findings' });
  await expect.poll(() => stores.view.place).toBe('findings');
  stores.view.open('history');
  host.show({ kind: 'view', view: 'findings' });
  await expect.poll(() => stores.view.place).toBe('findings');
});

test('a port is shown, whether or not anybody listens there', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  host.show({ kind: 'port', port: 4321 });
  await expect.element(details).toBeVisible();
  expect(stores.view.selection).toEqual({ kind: 'port', port: 4321 });
});

test('a socket is shown in the list that it is in', async () => {
  const { host, stores } = await openPage({ rows: [...HOUSE_ROWS, DOOR], place: 'building' });
  host.show({ kind: 'socket', id: DOOR.id, port: 4321 });
  await expect.poll(() => stores.view.place).toBe('registered');
  expect(stores.view.selection).toEqual({ kind: 'socket', id: DOOR.id });
});

test('of a socket that is gone by then its port is shown', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  host.show({ kind: 'socket', id: DOOR.id, port: 4321 });
  await expect.poll(() => stores.view.selection).toEqual({ kind: 'port', port: 4321 });
});

test('a socket that is asked for before there are any is found when they come', async () => {
  const { host, stores } = await openPage({ rows: null });
  host.show({ kind: 'socket', id: DOOR.id, port: 4321 });
  await host.snapshot([DOOR]);
  await expect.poll(() => stores.view.selection).toEqual({ kind: 'socket', id: DOOR.id });
});

test('what lies over the page makes way', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.openDialog('shortcuts');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  host.show({ kind: 'view', view: 'learn' });
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('a command is done as by its key', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  host.show({ kind: 'command', command: 'pause' });
  await expect.poll(() => stores.sockets.paused).toBe(true);
  host.show({ kind: 'command', command: 'palette' });
  await expect.element(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
});

test('every command that a host may ask for is one of the page', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  const ids = commandsOf(stores).map(({ id }) => id);
  for (const command of PAGE_COMMANDS) expect(ids).toContain(command);
});

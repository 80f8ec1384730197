import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { grid, rowWith } from '../../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { expectAccessible, facts, panel, section } from './panel.ts';

const MYSQL = {
  local: { address: '0.0.0.0', port: 3306 },
  service: { name: 'mysql', description: 'MySQL', side: 'local' },
  ownersStatus: 'complete',
} as const;
const DATABASE = makeRow({
  ...MYSQL,
  id: 'm',
  owners: [makeOwner({ name: 'mysqld', path: null })],
});
const NODE = makeOwner({ name: 'node', path: '/usr/bin/node', commandLine: 'node shop.js' });

test('the program that was seen comes before what the registry says', async () => {
  const { stores } = await openPage({ rows: [DATABASE] });
  stores.view.selectedId = 'm';
  await expect
    .element(panel)
    .toMatchTextContent(/3306\/tcp.*mysqld seen in the process.*mysql · MySQL registry says/);
});

test('a program that is usual behind the door is said to match', async () => {
  const { stores } = await openPage({ rows: [DATABASE] });
  stores.view.selectedId = 'm';
  await expect.element(panel.getByText('matches the common use')).toBeVisible();
});

test('another program than the usual one is said to be just that, and what is usual', async () => {
  const { stores } = await openPage({ rows: [makeRow({ ...MYSQL, id: 'n', owners: [NODE] })] });
  stores.view.selectedId = 'n';
  const chip = panel.getByText('another program than usual');
  await expect.element(chip).toBeVisible();
  await expect.element(chip).toHaveAttribute('title', 'Commonly found here: MySQL / MariaDB.');
});

test('nothing is said of a program that may be anything', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.selectedId = 'web';
  await stores.registry.keep();
  await expect.poll(() => stores.registry.current).not.toBe(null);
  await expect.element(panel.getByText(/matches|than usual/)).not.toBeInTheDocument();
});

test('the process is told with its ancestry, folder, threads and memory', async () => {
  const { stores } = await openPage({
    rows: HOUSE_ROWS,
    prepare: ({ processes }) =>
      processes.set(811, {
        ancestry: [
          { pid: 20, name: 'runner' },
          { pid: 1, name: 'init' },
        ],
        workingFolder: '/srv',
        threads: 3,
        memoryBytes: 5_000_000,
      }),
  });
  stores.view.selectedId = 'ssh';
  await expect
    .poll(facts)
    .toMatchObject({ 'Working folder': '/srv', Threads: '3', Memory: '5 MB' });
  const ancestors = panel.getByRole('list', { name: 'Started by' }).getByRole('listitem');
  expect(
    ancestors.elements().map((element) => element.textContent?.replace(/\s+/g, ' ').trim()),
  ).toEqual(['runner 20', '← init 1']);
});

test('the connections behind a door are listed with their client, the rest are counted', async () => {
  const inside = Array.from({ length: 10 }, (_, index) =>
    makeRow({
      id: `in${index}`,
      role: 'inbound',
      local: { address: '10.0.0.1', port: 22 },
      remote: { address: '10.0.0.1', port: 50_000 + index },
      owners: HOUSE.ssh.owners,
      firstSeenAt: 1000 * index,
    }),
  );
  const client = makeRow({
    id: 'client',
    local: { address: '10.0.0.1', port: 50_009 },
    remote: { address: '10.0.0.1', port: 22 },
    owners: [makeOwner({ pid: 7, name: 'ssh-client' })],
  });
  const { host, stores } = await openPage({ rows: [HOUSE.ssh, ...inside, client] });
  stores.view.selectedId = 'ssh';
  await expect
    .element(panel.getByRole('heading', { name: '10 connections behind this door' }))
    .toBeVisible();
  expect(section('10 connections')).toMatch(/^10\.0\.0\.1:50009 ssh-client · .*and 2 more$/);
  await host.delta({ closed: ['in9'] });
  await expect
    .element(panel.getByRole('heading', { name: '9 connections behind this door' }))
    .toBeVisible();
  await panel.getByRole('button', { name: /50008/ }).click();
  expect(stores.view.selection).toEqual({ kind: 'socket', id: 'in8' });
});

test('related sockets are links: the door, the other end, the same port, the same process', async () => {
  const owners = [makeOwner({ pid: 50, name: 'server' })];
  const at = (port: number) => ({ address: '127.0.0.1', port });
  const rows = [
    makeRow({ id: 'door', local: at(80), owners }),
    makeRow({ id: 'in', role: 'inbound', local: at(80), remote: at(50_000), owners }),
    makeRow({ id: 'out', local: at(50_000), remote: at(80) }),
    makeRow({ id: 'udp', protocol: 'udp', local: at(80) }),
    makeRow({ id: 'admin', local: at(81), owners }),
  ];
  const { stores } = await openPage({ rows });
  stores.view.selectedId = 'in';
  await expect
    .poll(() => section('Related'))
    .toMatch(
      /The door it came in through tcp 127\.0\.0\.1:80 .*Its other end, on this machine tcp 50000 → 127\.0\.0\.1:80 .*On the same port udp 127\.0\.0\.1:80 .*Of the same process tcp 127\.0\.0\.1:81 /,
    );
  await panel.getByRole('button', { name: /^tcp 127\.0\.0\.1:80 / }).click();
  expect(stores.view.selectedId).toBe('door');
});

test('what follows a change of hands is related to the new process', async () => {
  const first = [makeOwner({ pid: 50 })];
  const second = [makeOwner({ pid: 60 })];
  const door = makeRow({ id: 'door', local: { address: '127.0.0.1', port: 80 }, owners: first });
  const other = makeRow({ id: 'other', local: { address: '127.0.0.1', port: 81 }, owners: second });
  const { host, stores } = await openPage({ rows: [door, other] });
  stores.view.selectedId = 'door';
  await expect.element(panel).toBeVisible();
  await expect.element(panel.getByText('Of the same process')).not.toBeInTheDocument();
  await host.delta({ changed: [{ ...door, owners: second }] });
  await expect.element(panel.getByText('Of the same process')).toBeVisible();
});

test('its own history tells what opened, changed and closed since the page is open', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.selectedId = 'visitor';
  await expect.poll(() => section('Seen lately')).toMatch(/^Nothing has happened/);
  await host.delta({ changed: [{ ...HOUSE.visitor, state: 'CLOSE_WAIT' }] });
  await expect.poll(() => section('Seen lately')).toMatch(/~ State: ESTABLISHED → CLOSE_WAIT$/);
  await host.delta({ closed: ['visitor'] });
  await expect.poll(() => section('Seen lately')).toMatch(/− closed.*~ State/);
});

test('a socket that has gone stays as it was last seen, also when everything is read anew', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.selectedId = 'ssh';
  await expect.element(panel).toBeVisible();
  await host.delta({ closed: ['ssh'] });
  await host.snapshot([HOUSE.names]);
  await expect.element(panel.getByText('This socket has closed.')).toBeVisible();
  expect(facts()).toMatchObject({ Program: '/usr/sbin/sshd', Local: '0.0.0.0:22' });
});

test('the focus follows a link of the panel, and goes home when the panel closes', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  panel.getByRole('button', { name: 'Everything of this process' }).element().focus();
  await userEvent.keyboard('{Enter}');
  expect(stores.view.selection).toEqual({ kind: 'process', pid: 811 });
  await expect.element(panel.getByRole('heading', { level: 2 })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(panel).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
});

test('endpoint, pid and command line have a button that copies them', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.selectedId = 'ssh';
  for (const name of ['Copy the endpoint', 'Copy the PID', 'Copy the command line']) {
    await expect.element(panel.getByRole('button', { name })).toBeVisible();
  }
});

test('the panel keeps the rules of accessibility', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.selectedId = 'ssh';
  await panel.getByText('About port 22').click();
  await expect.element(panel.getByRole('heading', { name: 'The registry' })).toBeVisible();
  await expectAccessible();
});

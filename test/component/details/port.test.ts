import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { expectAccessible, leftovers, panel, section } from './panel.ts';

const DATABASE = makeRow({ id: 'm', local: { address: '127.0.0.1', port: 3306 } });

async function openPort(port: number, options: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage({ rows: HOUSE_ROWS, ...options });
  opened.stores.view.select({ kind: 'port', port });
  await expect.element(panel.getByRole('heading', { level: 2 })).toBeVisible();
  await expect
    .element(panel.getByRole('heading', { name: /^(The registry|レジストリー)$/ }))
    .toBeVisible();
  return opened;
}

test('a port tells its floor and range, and what the registry says for each protocol', async () => {
  await openPort(5190);
  await expect.element(panel).toMatchTextContent(/^Door on floor 5 · Registered Port 5190/);
  expect(section('The registry')).toMatch(
    /^tcp aol assigned America-Online udp aol assigned America-Online registry says: .*IANA.*, \d{4}-\d\d/,
  );
});

test('a range of ports, a reserved port and one without a record say so', async () => {
  const { stores } = await openPort(6001);
  expect(section('The registry')).toContain('one entry for 6000 to 6063');
  stores.view.select({ kind: 'port', port: 6666 });
  await expect.poll(() => section('The registry')).toContain('reserved: kept back by the registry');
  stores.view.select({ kind: 'port', port: 60_000 });
  await expect.poll(() => section('The registry')).toContain('dynamic: never assigned to anybody');
});

test('the article’s wording is told where it differs, with its source', async () => {
  const { stores } = await openPort(5190);
  expect(section('The article')).toMatch(
    /ICQ and AOL Instant Messenger.*says the article Portico grew from$/,
  );
  stores.view.select({ kind: 'port', port: 5432 });
  await expect.element(panel.getByText('Port 5432')).toBeVisible();
  await expect.element(panel.getByRole('heading', { name: 'The article' })).not.toBeInTheDocument();
});

test('common uses stand with their source', async () => {
  await openPort(3306);
  expect(section('Commonly found here')).toMatch(/^MySQL \/ MariaDB tcp .+ Source: .+/);
});

test('what it means to be open to the network is said under a condition', async () => {
  await openPort(3306, { rows: [DATABASE] });
  expect(section('If this port is open to the network')).toMatch(/tcp .+ Source: .+/);
  await expect.element(panel.getByText('Open to the network now')).not.toBeInTheDocument();
});

test('where the port is open to the network it is said first, and only for that protocol', async () => {
  const open = makeRow({ id: 'm', local: { address: '0.0.0.0', port: 3306 } });
  const { host } = await openPort(3306, { rows: [open] });
  await expect
    .element(panel.getByRole('heading', { name: 'Open to the network now' }))
    .toBeVisible();
  await expect
    .element(panel.getByRole('heading', { name: 'If this port is open to the network' }))
    .not.toBeInTheDocument();
  await host.delta({ closed: ['m'] });
  await expect
    .element(panel.getByRole('heading', { name: 'If this port is open to the network' }))
    .toBeVisible();
});

test('whether this system hands the port out and needs a privilege for it is told', async () => {
  const { stores } = await openPort(22);
  expect(section('On this system')).toMatch(
    /hands it out to nobody.*Opening it needs a privilege\.$/,
  );
  stores.view.select({ kind: 'port', port: 40_000 });
  await expect
    .poll(() => section('On this system'))
    .toMatch(/may hand it out to any client\.Any program may open it\.$/);
});

test('who holds the port now is listed and followed', async () => {
  const { host, stores } = await openPort(22);
  expect(section('Who holds it now')).toMatch(/^tcp 0\.0\.0\.0:22 sshd · .*1 connection tcp 22 ← /);
  await host.delta({ closed: ['ssh', 'visitor'] });
  await expect.poll(() => section('Who holds it now')).toMatch(/^Nobody\./);
  await host.delta({ opened: [HOUSE.ssh] });
  await panel.getByRole('button', { name: /^tcp 0\.0\.0\.0:22/ }).click();
  expect(stores.view.selection).toEqual({ kind: 'socket', id: 'ssh' });
});

test('the next free ports are a step away, and so are the neighbours', async () => {
  const { stores } = await openPort(8079);
  await panel.getByText('Next free ports').click();
  await expect.element(panel.getByRole('button', { name: /^8081/ })).toBeVisible();
  await expect.element(panel.getByRole('button', { name: /^8080/ })).not.toBeInTheDocument();
  await panel.getByRole('button', { name: /^8081/ }).click();
  expect(stores.view.selection).toEqual({ kind: 'port', port: 8081 });
  await panel.getByRole('button', { name: 'Port before' }).click();
  expect(stores.view.selection).toEqual({ kind: 'port', port: 8080 });
});

test('the first and the last port have one neighbour', async () => {
  const { stores } = await openPort(0);
  await expect.element(panel.getByRole('button', { name: 'Port before' })).toBeDisabled();
  await expect
    .element(panel)
    .toMatchTextContent(/^Door on floor 0, the ground floor · Well-known Port 0/);
  stores.view.select({ kind: 'port', port: 65_535 });
  await expect.element(panel.getByRole('button', { name: 'Port after' })).toBeDisabled();
});

test('a link opens the registry', async () => {
  const { stores } = await openPort(22);
  await panel.getByRole('button', { name: 'In the registry' }).click();
  expect(stores.view.place).toBe('registry');
});

test('the same facts stand in the panel of a socket, folded', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.selectedId = 'ssh';
  await expect
    .element(panel.getByRole('heading', { name: 'The registry' }))
    .not.toBeInTheDocument();
  await panel.getByText('About port 22').click();
  await expect.element(panel.getByRole('heading', { name: 'The registry' })).toBeVisible();
});

test('a port is told in Japanese, but for the names and words of the registry', async () => {
  await openPort(5190, { settings: { language: 'ja' } });
  await expect.element(panel).toMatchTextContent(/^5 階のドア · レジスタード ポート 5190/);
  await expect.element(panel).toMatchTextContent(/誰も使っていません。/);
  expect(
    leftovers(/\b(tcp|udp|ICQ|AOL|Instant|Messenger|Wikipedia|America-Online|aol)\b|Portico/gu),
  ).toEqual([]);
});

test.each(['en', 'ja'] as const)(
  'the panel of a port keeps the rules of accessibility in %s',
  async (language) => {
    await openPort(3306, {
      settings: { language },
      rows: [makeRow({ id: 'm', local: { address: '0.0.0.0', port: 3306 } })],
    });
    await expectAccessible();
  },
);

test('Escape closes the panel; one that is meant for a dialog over it does not', async () => {
  const { stores } = await openPort(22);
  stores.view.openDialog('shortcuts');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(panel).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(panel).not.toBeInTheDocument();
});

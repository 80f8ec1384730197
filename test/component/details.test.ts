import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openPage } from '../support/open-page.ts';
import {
  details,
  filterField,
  grid,
  rangeButton,
  rowWith,
  textOf,
} from '../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../support/sample-house.ts';

const gone = page.getByText('This socket has closed.');

test('a click on a row opens its details and marks it as selected', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await expect.element(details).not.toBeInTheDocument();
  await rowWith('811').click();
  await expect.element(details.getByRole('heading', { level: 2 })).toMatchTextContent('22/tcp');
  await expect.element(rowWith('811')).toHaveAttribute('aria-selected', 'true');
});

test('Enter opens the details of the active row', async () => {
  await openPage({ rows: HOUSE_ROWS });
  grid.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(details).not.toBeInTheDocument();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.element(rowWith('2201')).toHaveAttribute('aria-selected', 'true');
  await expect.element(details).toBeVisible();
  await expect.element(grid).toHaveFocus();
});

test('open details follow the active row', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  await userEvent.keyboard('{End}');
  await expect.element(details.getByRole('heading', { level: 2 })).toMatchTextContent('53/udp');
  await expect.element(rowWith('640')).toHaveAttribute('aria-selected', 'true');
});

test('the details say all that is known of a listener', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  await expect
    .element(details)
    .toMatchTextContent(/The Secure Shell \(SSH\) Protocol.*registry says/);
  await expect
    .element(details.getByText('Open to the network on all interfaces of this machine.'))
    .toBeVisible();
  await expect.element(details.getByRole('heading', { name: 'Processes all known' })).toBeVisible();
  const started = new Date(HOUSE.ssh.owners[0]?.startedAt ?? 0).toLocaleString('en');
  expect(facts()).toEqual({
    Role: 'listening',
    State: 'LISTEN',
    Local: '0.0.0.0:22',
    Range: 'Well-known ports',
    'First seen': 'before Portico started',
    User: 'root',
    Name: 'sshd',
    PID: '811',
    Program: '/usr/sbin/sshd',
    Command: 'sshd: listener on 22',
    Started: expect.stringContaining(`${started} · `),
  });
});

test('the details of a connection name both sides, and whose port the registry names', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rangeButton('Ephemeral').click();
  await rowWith('browser').click();
  await expect.element(details).toMatchTextContent(/https.*registry says, of the remote port/);
  await expect
    .element(details.getByText('This system may hand this port out to any client.'))
    .toBeVisible();
  await expect.element(details.getByText(/Open to the network/)).not.toBeInTheDocument();
  expect(facts()).toMatchObject({
    Role: 'outgoing connection',
    Local: '192.0.2.10:51514',
    Remote: '203.0.113.9:443',
    'First seen': new Date(HOUSE.browser.firstSeenAt).toLocaleString('en'),
  });
});

test('the details tell interface, families, and a name that the registry does not have', async () => {
  const dual = { ...HOUSE.wideNames, id: 'dual', v6only: false };
  await openPage({ rows: [HOUSE.neighbour, dual, HOUSE.wideNames] });
  await page.getByRole('row').nth(1).click();
  expect(facts().Local).toBe('[::]:53 · IPv4 and IPv6');
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => facts().Local).toBe('[::]:53 · IPv6 only');
  await rangeButton('Ephemeral').click();
  await rowWith('mdns').click();
  await expect.poll(() => facts().Interface).toBe('eth0');
  await expect.element(details.getByText('The registry has no name for this port.')).toBeVisible();
});

test('every process that holds a socket is named, and whether more may be hidden', async () => {
  const shared = { ...HOUSE.database, ownersStatus: 'partial' as const };
  await openPage({ rows: [shared] });
  await rangeButton('Registered').click();
  await rowWith('postgresql').click();
  await expect
    .element(details.getByRole('heading', { name: 'Processes there may be more' }))
    .toBeVisible();
  expect(facts()).toMatchObject({ Name: 'postgres', PID: '900' });
  await expect.element(details.getByText('and 1 more process:')).toBeVisible();
  await expect.element(details.getByRole('button', { name: 'postgres-worker 901' })).toBeVisible();
});

test('the details follow what changes', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  await host.delta({ changed: [{ ...HOUSE.ssh, user: 'guard' }] });
  await expect.poll(() => details.element().textContent).toContain('guard');
});

test('the details of a socket that closes stay, and say so', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  await expect.element(gone).not.toBeInTheDocument();
  await host.delta({ closed: ['ssh'] });
  await expect.element(gone).toBeVisible();
  await host.snapshot([HOUSE.names]);
  await expect.poll(() => stores.sockets.size).toBe(1);
  await expect.element(gone).toBeVisible();
  expect(facts().Program).toBe('/usr/sbin/sshd');
});

test('Escape closes the details, and the table keeps the focus', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(details).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
  await expect.element(rowWith('811')).toHaveAttribute('aria-selected', 'false');
});

test('Escape inside the details closes them and gives the focus back to the table', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  details.getByRole('button', { name: 'Close the details' }).element().focus();
  await userEvent.keyboard('{Escape}');
  await expect.element(details).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
});

test('the button that closes the details gives the focus back to the table', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  await details.getByRole('button', { name: 'Close the details' }).click();
  await expect.element(details).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
});

test('Escape in a field that is elsewhere closes the details and leaves the focus there', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rowWith('811').click();
  await filterField.click();
  await userEvent.keyboard('{Escape}');
  await expect.element(details).not.toBeInTheDocument();
  await expect.element(filterField).toHaveFocus();
});

/** Label and value of every fact. */
function facts(): Record<string, string> {
  const terms = [...details.element().querySelectorAll('dt')];
  return Object.fromEntries(
    terms.map((term) => [textOf(term), textOf(term.nextElementSibling ?? term)]),
  );
}

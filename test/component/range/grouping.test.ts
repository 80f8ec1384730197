import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeOwner, makeRow } from '../../support/make-row.ts';
import { type OpenPage, openPage } from '../../support/open-page.ts';
import { textOf } from '../../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';

const tree = page.getByRole('treegrid', { name: 'Sockets on well-known ports' });
const picker = page.getByRole('combobox', { name: 'Groups' });

let opened: OpenPage;

beforeEach(async () => {
  opened = await openPage({ rows: HOUSE_ROWS });
});

test('rows stand under the heads of their services, with what is in each', async () => {
  await picker.selectOptions('By service');
  await expect
    .poll(lines)
    .toEqual([
      '▾ domain Domain Name Server 1 door open 1 open to the network',
      '53',
      '53',
      '▾ ssh The Secure Shell (SSH) Protocol 1 door open 1 open to the network 1 connection',
      '22',
      '22',
    ]);
  expect(tree.element().ariaRowCount).toBe('7');
  const rows = page.getByRole('row').elements().slice(1);
  expect(rows.map(({ ariaLevel }) => ariaLevel)).toEqual(['1', '2', '2', '1', '2', '2']);
});

test('processes are told apart by pid, and hidden ones come last', async () => {
  await picker.selectOptions('By process');
  await expect
    .poll(() => lines().filter((line) => line.startsWith('▾')))
    .toEqual([
      '▾ named PID 640 1 door open 1 open to the network',
      '▾ sshd PID 811 1 door open 1 open to the network',
      '▾ sshd PID 2201 1 connection',
      '▾ Process hidden 1 door open',
    ]);
});

test('heads follow what comes and goes', async () => {
  await picker.selectOptions('By process');
  const owners = [makeOwner({ pid: 7, name: 'httpd' })];
  const port = (number: number) => ({ address: '0.0.0.0', port: number });
  await opened.host.delta({
    opened: [
      makeRow({ id: 'a', local: port(80), owners }),
      makeRow({ id: 'b', local: port(443), owners }),
    ],
    changed: [{ ...HOUSE.wideNames, owners }],
  });
  await expect
    .poll(() => lines().slice(0, 5))
    .toEqual([
      '▾ httpd PID 7 3 doors open 3 open to the network',
      '~ changed 53',
      '+ new 80',
      '+ new 443',
      '▾ sshd PID 811 1 door open 1 open to the network',
    ]);
});

test('Left and Right close and open a group, and lead from a row to its head and back', async () => {
  await picker.selectOptions('By service');
  tree.element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowLeft}');
  expect(activeText()).toMatch(/^▾ domain/);
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(lines).toHaveLength(4);
  expect(page.getByRole('row').nth(1).element().ariaExpanded).toBe('false');
  await userEvent.keyboard('{ArrowDown}');
  expect(activeText()).toMatch(/^▾ ssh/);
  await userEvent.keyboard('{ArrowUp}{ArrowRight}');
  await expect.poll(lines).toHaveLength(6);
  await userEvent.keyboard('{ArrowRight}');
  expect(activeText()).toBe('53');
});

test('a click on a head closes its group, and one button all of them', async () => {
  await picker.selectOptions('By service');
  await page.getByText('Domain Name Server').first().click();
  await expect.poll(lines).toHaveLength(4);
  await page.getByRole('button', { name: 'Close all groups' }).click();
  await expect.poll(lines).toHaveLength(2);
  await page.getByRole('button', { name: 'Open all groups' }).click();
  await expect.poll(lines).toHaveLength(6);
});

test('without groups the table is a plain grid again', async () => {
  await picker.selectOptions('By service');
  await expect.element(tree).toBeVisible();
  await picker.selectOptions('Not grouped');
  await expect.element(page.getByRole('grid')).toBeVisible();
  expect(lines()).toEqual(['22', '22', '53', '53']);
});

/** What each line says: a head all of it, a row its port. */
function lines(): string[] {
  const rows = document.querySelectorAll('#sockets [role=row]:has([role=gridcell])');
  return [...rows].map((row) => textOf(row.querySelector('[role=gridcell]') ?? row));
}

function activeText(): string {
  const id = tree.element().getAttribute('aria-activedescendant');
  const row = id === null ? null : document.getElementById(id);
  return textOf(row?.querySelector('[role=gridcell]') ?? document.body);
}

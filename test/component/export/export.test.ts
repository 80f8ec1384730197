import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { listDocument } from '../../../shared/export/json.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { makeHost } from '../../support/make-host.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';
import { makeStatus } from '../../unit/shared/make-status.ts';

const dialog = page.getByRole('dialog', { name: 'Export' });
const comparing = page.getByRole('dialog', { name: 'Compare snapshots' });

afterEach(() => vi.restoreAllMocks());

/** What is written to the clipboard from now on. */
function clipboard(): () => string | undefined {
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  return () => written.mock.lastCall?.[0];
}

function file(name: string, text: string): File {
  return new File([text], name, { type: 'application/json' });
}

function snapshot(rows: readonly SocketRow[]): string {
  return JSON.stringify(listDocument(rows, makeStatus(), makeHost({ hostname: 'gate' })));
}

test('e opens it; what the view shows is copied in the form that was chosen', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS, place: 'registered' });
  const copied = clipboard();
  stores.sockets.query = 'webserver';
  await userEvent.keyboard('e');
  await expect
    .element(dialog.getByRole('radio', { name: 'What is shown in Registered (1 socket)' }))
    .toBeChecked();
  await dialog.getByRole('radio', { name: 'Markdown' }).click();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(copied).toContain('| 8080 |');
  expect(copied()).not.toContain('5432');
  await expect.element(page.getByRole('log').getByText('1 socket copied.')).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('everything that matches can be taken from any view', async () => {
  await openPage({ rows: HOUSE_ROWS, place: 'registered' });
  const copied = clipboard();
  await userEvent.keyboard('e');
  await dialog.getByRole('radio', { name: /^Everything/ }).click();
  await dialog.getByRole('radio', { name: 'JSON' }).click();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => JSON.parse(copied() ?? '{}').sockets?.length).toBe(HOUSE_ROWS.length);
});

test('a masked export holds no address, user or command line', async () => {
  await openPage({ rows: HOUSE_ROWS, place: 'processes' });
  const copied = clipboard();
  await userEvent.keyboard('e');
  await dialog.getByRole('radio', { name: 'JSON' }).click();
  await dialog.getByRole('switch').click();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(copied).toContain('public-1');
  for (const secret of ['alice', '192.0.2.10', '198.51.100.7', 'listener on 22']) {
    expect(copied()).not.toContain(secret);
  }
});

test('a clipboard that refuses is told, and the dialog stays', async () => {
  await openPage({ rows: HOUSE_ROWS });
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  await userEvent.keyboard('e');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect.element(page.getByText('The clipboard could not be written to.')).toBeVisible();
  await expect.element(dialog).toBeVisible();
});

test('two saved snapshots are compared', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('e');
  await dialog.getByRole('button', { name: 'Compare snapshots' }).click();
  await expect.element(comparing).toBeVisible();
  await comparing
    .getByLabelText(/^Earlier snapshot/)
    .upload(file('a.json', snapshot([HOUSE.ssh, HOUSE.web])));
  await comparing
    .getByLabelText(/^Later snapshot/)
    .upload(file('b.json', snapshot([HOUSE.ssh, HOUSE.database])));
  await expect.element(comparing.getByText('+ 1 socket opened')).toBeVisible();
  await expect.element(comparing.getByText('− 1 socket closed')).toBeVisible();
  await expect.element(comparing.getByText('1 the same')).toBeVisible();
});

test('one snapshot is compared with what is open now', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  stores.view.openDialog('compare');
  await comparing
    .getByLabelText(/^Earlier snapshot/)
    .upload(file('a.json', snapshot([...HOUSE_ROWS].slice(1))));
  await expect.element(comparing.getByText('+ 1 socket opened')).toBeVisible();
});

test('a file that is no snapshot is refused with the reason', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS, settings: { language: 'ja' } });
  stores.view.openDialog('compare');
  await page.getByLabelText(/^前のスナップショット/).upload(file('a.json', '<html>'));
  await expect
    .element(page.getByText('Portico のスナップショットではありません（JSON ではありません）。'))
    .toBeVisible();
});

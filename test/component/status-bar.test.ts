import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openPage } from '../support/open-page.ts';
import { filterField, rangeButton, statusBar } from '../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../support/sample-house.ts';
import { windowSize } from '../support/window-size.ts';

const HIDDEN = { sockets: 9, socketsWithHiddenOwners: 4, reason: 'other-users' } as const;

test('source, completeness and time of the reading are told in every view', async () => {
  await openPage({ rows: HOUSE_ROWS });
  for (const range of ['Well-known', 'Registered', 'Ephemeral'] as const) {
    await rangeButton(range).click();
    await expect.element(statusBar.getByText('read by proc')).toBeVisible();
    await expect.element(statusBar.getByText('all owners known')).toBeVisible();
    await expect.element(statusBar.getByText('read at 12:34:56 PM')).toBeVisible();
  }
});

test('hidden owners are counted, with the reason and what would show them', async () => {
  await openPage({ rows: HOUSE_ROWS, status: { completeness: HIDDEN } });
  await expect.element(statusBar.getByText('owner hidden for 4 of 9 sockets')).toBeVisible();
  await statusBar.getByText('1 note').click();
  await expect
    .element(statusBar.getByRole('listitem'))
    .toMatchTextContent(/may not look into the processes of other users\. Run Portico as/);
});

test('where most owners are hidden the reason stands in the bar itself', async () => {
  const reason = 'This user may not look into the processes of other users.';
  const { host } = await openPage({ rows: HOUSE_ROWS, status: { completeness: HIDDEN } });
  await expect.element(statusBar.getByText(reason, { exact: true })).not.toBeInTheDocument();
  await host.delta({}, { completeness: { ...HIDDEN, socketsWithHiddenOwners: 5 } });
  const told = statusBar.getByText(reason, { exact: true });
  await expect.element(told).toBeVisible();
  await expect.element(told).toHaveAttribute('title', reason);
});

test('a source that serves instead of a better one says why that one does not', async () => {
  const failures = [{ source: 'netlink', code: 'denied', detail: 'EPERM' }] as const;
  await openPage({ rows: HOUSE_ROWS, status: { source: { name: 'proc', failures } } });
  await statusBar.getByText('1 note').click();
  await expect
    .element(statusBar.getByRole('listitem'))
    .toMatchTextContent('netlink was denied access (EPERM)');
});

test('every problem of the reading is one note, and goes when the problem goes', async () => {
  const { host } = await openPage({
    rows: HOUSE_ROWS,
    status: {
      problems: [
        { code: 'source-timed-out', source: 'proc', limitMs: 5000 },
        { code: 'rows-unreadable', count: 1 },
      ],
    },
  });
  await statusBar.getByText('2 notes').click();
  const notes = statusBar.getByRole('listitem');
  await expect
    .element(notes.nth(0))
    .toMatchTextContent(/proc took longer than 5 s\. What you see is/);
  await expect.element(notes.nth(1)).toMatchTextContent('1 row could not be read and is missing.');
  await host.delta({}, { problems: [] });
  await expect.element(statusBar.getByText(/note/)).not.toBeInTheDocument();
});

test('the notes lie over the page until something else is done', async () => {
  const problem = { code: 'udp-not-read', source: 'systeminformation' } as const;
  await openPage({ rows: HOUSE_ROWS, status: { problems: [problem] } });
  const word = statusBar.getByText('1 note');
  const note = statusBar.getByRole('listitem');
  const ways = [
    () => userEvent.keyboard('{Escape}'),
    () => page.getByRole('heading', { level: 2 }).click(),
    () => rangeButton('Ephemeral').click(),
    () => filterField.click(),
    () => word.click(),
  ];
  for (const leave of ways) {
    await word.click();
    await expect.element(note).toBeVisible();
    await leave();
    await expect.element(note).not.toBeInTheDocument();
  }
});

test('a problem that is told twice is shown once', async () => {
  const problem = { code: 'udp-not-read', source: 'systeminformation' } as const;
  await openPage({ rows: HOUSE_ROWS, status: { problems: [problem, problem] } });
  await expect.element(statusBar.getByText('1 note')).toBeVisible();
});

test('the state of the reading follows a tick in which no row changed', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await host.delta(
    {},
    { completeness: HIDDEN, source: { name: 'systeminformation', failures: [] } },
  );
  await expect.element(statusBar.getByText('read by systeminformation')).toBeVisible();
  await expect.element(statusBar.getByText('owner hidden for 4 of 9 sockets')).toBeVisible();
});

test('the bar stays in sight beside an open panel, a filter without matches and a lost connection', async () => {
  await windowSize(700, 600);
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await page.getByRole('row').nth(1).click();
  await expectUncovered();
  await filterField.fill('nothing at all');
  await expectUncovered();
  host.isAway = true;
  host.drop(null);
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expectUncovered();
  await windowSize(1200, 800);
});

test('where no source can see, the bar does not claim that all owners are known', async () => {
  const { host } = await openPage({ rows: [HOUSE.ssh] });
  host.blind([]);
  await expect
    .element(statusBar.getByText('Portico cannot see the sockets of this machine'))
    .toBeVisible();
  await expect.element(statusBar.getByText(/owners/)).not.toBeInTheDocument();
  await expect.element(statusBar.getByText(/read at/)).not.toBeInTheDocument();
});

/** Source and completeness are what is found where they are drawn. */
async function expectUncovered(): Promise<void> {
  for (const text of ['read by proc', 'all owners known']) {
    const element = statusBar.getByText(text);
    await expect.element(element).toBeVisible();
    const box = element.element().getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    expect(hit && element.element().contains(hit)).toBe(true);
  }
}

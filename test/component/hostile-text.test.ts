import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeOwner, makeRow } from '../support/make-row.ts';
import { openPage } from '../support/open-page.ts';
import { cellsOf, details, filterField, statusBar } from '../support/page-queries.ts';

const MARKUP =
  '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';
const BIDI = 'txt.\u202Egnp.exe';
const TERMINAL = '\u001b[31mred\u0007\u200bend';
const VISIBLE_BIDI = 'txt.‹U+202E›gnp.exe';
const VISIBLE_TERMINAL = '‹U+001B›[31mred‹U+0007›‹U+200B›end';
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;

const trap = makeRow({
  id: `"><b id=trap> ${BIDI}`,
  local: { address: 'fe80::1', port: 80 },
  interface: 'eth\u202e0',
  user: TERMINAL,
  service: { name: MARKUP, description: MARKUP, side: 'local' },
  owners: [
    makeOwner({ name: BIDI, path: `/tmp/${TERMINAL}`, commandLine: MARKUP, user: BIDI }),
    makeOwner({ pid: 2, name: MARKUP, path: null, commandLine: TERMINAL }),
  ],
  ownersStatus: 'complete',
});

test('hostile text in a row is shown as text, with what is invisible made visible', async () => {
  await openPage({ rows: [trap] });
  const cells = cellsOf(page.getByRole('row').nth(1).element());
  expect(cells[2]).toBe(MARKUP);
  expect(cells[4]).toBe('[fe80::1%eth‹U+202E›0]');
  expect(cells[6]).toBe(VISIBLE_BIDI);
  expect(cells[8]).toBe(VISIBLE_TERMINAL);
  expectUntouched();
});

test('hostile text in the details is shown as text, too', async () => {
  await openPage({ rows: [trap] });
  await page.getByRole('row').nth(1).click();
  const words = details.element().textContent ?? '';
  for (const expected of [VISIBLE_BIDI, `/tmp/${VISIBLE_TERMINAL}`, MARKUP]) {
    expect(words).toContain(expected);
  }
  expectUntouched();
});

test('hostile text in a query is shown as text', async () => {
  await openPage({ rows: [trap] });
  await filterField.fill(`${MARKUP} nothing`);
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  expect(document.querySelector('main')?.textContent).toContain('<img');
  expectUntouched();
});

test('hostile text in what a source said is shown as text', async () => {
  const { host } = await openPage({
    rows: [trap],
    status: { problems: [{ code: 'source-failed', source: 'proc', detail: MARKUP + TERMINAL }] },
  });
  await statusBar.getByText('1 note').click();
  expect(statusBar.element().textContent).toContain(MARKUP + VISIBLE_TERMINAL);
  host.blind([{ source: 'proc', code: 'failed', detail: BIDI + MARKUP }]);
  await expect.element(page.getByRole('alert')).toMatchTextContent(VISIBLE_BIDI);
  expectUntouched();
});

/** No element came out of a text, and nothing invisible is in a text or a tooltip. */
function expectUntouched(): void {
  const app = document.getElementById('app');
  expect(app?.querySelectorAll('img, script, iframe, [onerror]')).toHaveLength(0);
  expect(app?.querySelector('#trap')).toBeNull();
  expect(document.title).not.toBe('taken');
  for (const element of app?.querySelectorAll('*') ?? []) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const shown = [
      ...texts.map((text) => text.nodeValue ?? ''),
      element.getAttribute('title') ?? '',
    ];
    expect(
      shown.map((text) => text.replace(/\s/gu, '')).filter((text) => INVISIBLE.test(text)),
    ).toEqual([]);
  }
}
